import Billing
import BillingExport

/// Reads credits as a server writes them.
enum CreditDocument {
    static func credits(_ document: JSONValue, currency: Currency) throws(DocumentObject.Mismatch) -> [ShownCredit] {
        var credits: [ShownCredit] = []
        for object in try DocumentObject.elements(of: document, named: "list") {
            credits.append(try credit(object, currency: currency))
        }
        return credits
    }

    static func credit(_ document: JSONValue, currency: Currency) throws(DocumentObject.Mismatch) -> ShownCredit {
        try credit(DocumentObject(document), currency: currency)
    }

    private static func credit(
        _ object: DocumentObject, currency: Currency
    ) throws(DocumentObject.Mismatch) -> ShownCredit {
        var applications: [ShownCredit.Application] = []
        for entry in try object.objects("applications") {
            let invoice = try entry.object("invoice")
            applications.append(
                ShownCredit.Application(
                    month: try InvoiceDocument.month(invoice), path: try invoice.string("$ref"),
                    amount: try entry.money("amount", in: currency), isSettled: try entry.boolean("settled")))
        }
        return ShownCredit(
            id: try object.string("id"), organization: try object.string("organization"),
            amount: try object.money("amount", in: currency), left: try object.money("left", in: currency),
            reason: try object.string("reason"), validFrom: try object.instant("valid_from"),
            validUntil: try object.instantOrNever("valid_until"), key: try object.string("idempotency_key"),
            createdAt: try object.instant("created_at"), applications: applications)
    }
}
