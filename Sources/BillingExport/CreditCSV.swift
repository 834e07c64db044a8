public import Billing

/// Credits as CSV (RFC 4180), a credit a row, with the names that the API has for the fields.
public enum CreditCSV {
    public static func bytes(of credits: [ShownCredit], currency: Currency) -> [UInt8] {
        var csv = CSVRows()
        csv.add([
            "id", "organization", "amount", "left", "reason", "valid_from", "valid_until", "idempotency_key", "created_at",
        ])
        for credit in credits {
            csv.add([
                credit.id, credit.organization, credit.amount.decimal(in: currency), credit.left.decimal(in: currency),
                credit.reason, "\(credit.validFrom)", credit.validUntil == .never ? "" : "\(credit.validUntil)", credit.key,
                "\(credit.createdAt)",
            ])
        }
        return csv.bytes
    }
}
