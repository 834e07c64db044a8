public import Billing

/// The payments of an organization's invoice, and what is left to pay.
public struct InvoicePayments: Hashable, Sendable {
    public var head: InvoiceHead
    /// In the order in which they came.
    public var payments: [Payment]
    public var ledger: Ledger

    public var paid: Money { payments.reduce(.zero) { $0 + $1.request.amount } }

    /// 0 where nothing is left.
    public var left: Money { max(.zero, head.totals.total - paid) }
}
