public import Billing

/// What an invoice depends on, as far as it can be told without its spans: what entity tags are made of.
public struct InvoiceOutline: Hashable, Sendable {
    public let period: BillingPeriod
    public let ledger: Ledger
    /// That of its month, where it is closed: then nothing but its payment changes it.
    public let closing: Closing?
    /// Nil where it is not closed.
    public let payment: PaymentState?
}
