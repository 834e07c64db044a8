import Billing
import PostgresClient

extension PostgresRow {
    /// A whole `numeric`.
    func int128(at column: Int) throws(PostgresError) -> Int128 {
        let text = try numericText(at: column)
        guard let number = Int128(text) else { throw .malformedData("an amount of \(text)") }
        return number
    }

    /// A `numeric` of minor units.
    func money(at column: Int) throws(PostgresError) -> Money { Money(minorUnits: try int128(at: column)) }
}

extension PostgresValue {
    /// An amount in minor units; it is written as a cast, `$1::numeric`.
    static func amount(_ money: Money) -> PostgresValue { .text("\(money.minorUnits)") }
}
