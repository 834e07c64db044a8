import Billing
import BillingService

/// The sums over all organizations of a month.
struct AccountSums {
    private var totals = InvoiceTotals(rated: RatedTotals())
    private var itemCount: Int64 = 0

    mutating func add(_ header: LeafHeader) {
        totals.rated.dynos += header.totals.rated.dynos
        totals.rated.addons += header.totals.rated.addons
        totals.rated.databases += header.totals.rated.databases
        totals.rated.dynoUnits += header.totals.rated.dynoUnits
        totals.rated.dynoUnitSum += header.totals.rated.dynoUnitSum
        totals.credits += header.totals.credits
        itemCount += Int64(header.itemCount)
    }

    func check(against statement: SealStatement) throws(ProofFailure) {
        let (rated, sealed) = (totals.rated, statement.totals.rated)
        let fields: [(String, Bool)] = [
            ("the sum of dynos", rated.dynos == sealed.dynos), ("the sum of add-ons", rated.addons == sealed.addons),
            ("the sum of databases", rated.databases == sealed.databases),
            ("the sum of credits", totals.credits == statement.totals.credits),
            ("the number of dyno units", rated.dynoUnits == sealed.dynoUnits),
            ("the dyno unit sum", rated.dynoUnitSum == sealed.dynoUnitSum),
            ("the number of items", itemCount == statement.closing.itemCount),
        ]
        for (name, isSame) in fields where !isSame { throw .accountSum(statement.closing.month, field: name) }
    }
}
