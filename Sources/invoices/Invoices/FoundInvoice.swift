import Billing

/// An invoice that was asked for, with what else is known of it.
struct FoundInvoice {
    /// Where only totals were asked for, its items may not be there.
    var invoice: Invoice
    /// When its month was closed; nil for an open month, and where a server tells the invoice, which does not say.
    var closedAt: Instant?
}
