import Billing
import BillingExport

/// Reads an invoice's payments as a server writes them.
enum PaymentsDocument {
    static func payments(_ document: JSONValue, currency: Currency) throws(DocumentObject.Mismatch) -> ShownPayments {
        let object = try DocumentObject(document)
        var payments: [ShownPayments.Payment] = []
        for entry in try object.objects("payments") {
            payments.append(
                ShownPayments.Payment(
                    id: try entry.string("id"), amount: try entry.money("amount", in: currency),
                    reference: entry.isNull("reference") ? "" : try entry.string("reference"),
                    key: try entry.string("idempotency_key"), createdAt: try entry.instant("created_at")))
        }
        return ShownPayments(
            total: try object.money("total", in: currency), paid: try object.money("paid", in: currency),
            left: try object.money("left", in: currency), status: try object.status("payment_status"), payments: payments)
    }
}
