import Billing
import BillingService

extension Month {
    /// The month that an argument names: by an invoice's id, `2017-01-01`, or `2017-01`.
    init(idOrPrefix text: String) throws(InvoiceError) {
        guard let month = Month(id: text.utf8.count == 7 ? text + "-01" : text) else { throw .notAMonth(id: text) }
        self = month
    }
}
