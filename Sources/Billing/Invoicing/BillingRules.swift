/// The settings that decide what an invoice says.
public struct BillingRules: Hashable, Sendable {
    public var proration: Proration
    public var currency: Currency
    public var stateNumbers: StateNumbers
    public var databaseServices: DatabaseServices

    public init(
        proration: Proration = .day, currency: Currency = .usd, stateNumbers: StateNumbers = .document,
        databaseServices: DatabaseServices = .standard
    ) {
        self.proration = proration
        self.currency = currency
        self.stateNumbers = stateNumbers
        self.databaseServices = databaseServices
    }
}
