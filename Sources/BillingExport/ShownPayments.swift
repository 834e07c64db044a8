public import Billing

/// The payments of an invoice as outputs show them, and what is left to pay.
public struct ShownPayments: Hashable, Sendable {
    public struct Payment: Hashable, Sendable {
        public var id: String
        public var amount: Money
        /// What the bank or the payer calls it; empty where it was not told.
        public var reference: String
        public var key: String
        public var createdAt: Instant

        public init(id: String, amount: Money, reference: String, key: String, createdAt: Instant) {
            self.id = id
            self.amount = amount
            self.reference = reference
            self.key = key
            self.createdAt = createdAt
        }
    }

    public var total: Money
    public var paid: Money
    public var left: Money
    public var status: PaymentStatus
    /// In the order in which they came.
    public var payments: [Payment]

    public init(total: Money, paid: Money, left: Money, status: PaymentStatus, payments: [Payment]) {
        self.total = total
        self.paid = paid
        self.left = left
        self.status = status
        self.payments = payments
    }
}
