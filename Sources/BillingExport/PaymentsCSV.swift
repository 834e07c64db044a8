public import Billing

/// The payments of an invoice as CSV (RFC 4180), a payment a row, with the names that the API has for the fields.
public enum PaymentsCSV {
    public static func bytes(of payments: ShownPayments, currency: Currency) -> [UInt8] {
        var csv = CSVRows()
        csv.add(["id", "amount", "reference", "idempotency_key", "created_at"])
        for payment in payments.payments {
            csv.add([
                .own(payment.id), .own(payment.amount.decimal(in: currency)), .name(payment.reference), .name(payment.key),
                .own("\(payment.createdAt)"),
            ])
        }
        return csv.bytes
    }
}
