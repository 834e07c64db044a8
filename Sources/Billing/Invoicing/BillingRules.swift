/// The settings that decide what an invoice says.
public struct BillingRules: Hashable, Sendable {
    public var proration: Proration
    public var currency: Currency
    public var stateNumbers: StateNumbers
    public var databaseServices: DatabaseServices
    public var payment: PaymentMode

    public init(
        proration: Proration = .day, currency: Currency = .usd, stateNumbers: StateNumbers = .document,
        databaseServices: DatabaseServices = .standard, payment: PaymentMode = .automatic
    ) {
        self.proration = proration
        self.currency = currency
        self.stateNumbers = stateNumbers
        self.databaseServices = databaseServices
        self.payment = payment
    }
}
