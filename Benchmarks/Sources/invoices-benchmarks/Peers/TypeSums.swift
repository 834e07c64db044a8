import Billing

/// What a peer's `SELECT type, count(*), sum(…) … GROUP BY type` came to.
struct TypeSums: Equatable {
    var items = 0
    var dynos: Int64 = 0
    var addons: Int64 = 0

    init(_ statement: PlainStatement) throws(BenchmarkFailure) {
        while try statement.step() {
            items += Int(statement.integer(at: 1))
            switch ItemType(rawValue: UInt8(truncatingIfNeeded: statement.integer(at: 0))) {
            case .dyno?: dynos += statement.integer(at: 2)
            case .addon?: addons += statement.integer(at: 2)
            case nil: throw BenchmarkFailure("a span has a type that there is not")
            }
        }
    }

    init(_ invoice: Invoice) {
        items = invoice.items.count
        dynos = Int64(invoice.totals.rated.dynos.minorUnits)
        addons = Int64(invoice.totals.rated.addons.minorUnits)
    }

    var charges: Money { Money(minorUnits: Int128(dynos) + Int128(addons)) }
}
