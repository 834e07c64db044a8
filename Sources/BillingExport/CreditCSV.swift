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
                .own(credit.id), .name(credit.organization), .own(credit.amount.decimal(in: currency)),
                .own(credit.left.decimal(in: currency)), .name(credit.reason), .own("\(credit.validFrom)"),
                .own(credit.validUntil == .never ? "" : "\(credit.validUntil)"), .name(credit.key),
                .own("\(credit.createdAt)"),
            ])
        }
        return csv.bytes
    }
}
