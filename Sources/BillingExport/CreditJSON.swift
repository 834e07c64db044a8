public import Billing

/// Credits as JSON, each with the invoices that use it.
public enum CreditJSON {
    public static func bytes(of credits: [ShownCredit], currency: Currency) -> [UInt8] {
        JSONObjectText.array(credits.map { object(of: $0, currency: currency) })
    }

    public static func bytes(of credit: ShownCredit, currency: Currency) -> [UInt8] {
        object(of: credit, currency: currency).closed
    }

    private static func object(of credit: ShownCredit, currency: Currency) -> JSONObjectText {
        var object = JSONObjectText()
        object.add("id", credit.id)
        object.add("organization", credit.organization)
        object.add("amount", credit.amount, in: currency)
        object.add("left", credit.left, in: currency)
        object.add("reason", credit.reason)
        object.add("valid_from", credit.validFrom)
        object.add("valid_until", credit.validUntil)
        object.add("idempotency_key", credit.key)
        object.add("created_at", credit.createdAt)
        object.add(
            "applications",
            objects: credit.applications.map { application in
                var invoice = JSONObjectText()
                invoice.add("$ref", application.path)
                var object = JSONObjectText()
                object.add("invoice", object: invoice)
                object.add("amount", application.amount, in: currency)
                object.add("settled", application.isSettled)
                return object
            })
        return object
    }
}
