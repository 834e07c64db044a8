import Billing
import BillingService
import GRDB

/// One batch of prices on its way into the database, within one transaction.
struct SQLitePriceBatch {
    private struct Plan: Hashable {
        var type: ItemType
        var name: TextKey
    }

    /// How many resources are folded at a time.
    private static let resourceLimit = 16_384

    private let table: SQLitePrices
    private let tables: SQLiteTables

    init(_ database: Database, tables: SQLiteTables) {
        table = SQLitePrices(database)
        self.tables = tables
    }

    func set(_ prices: [PlanPrice], clock: Instant) throws -> PriceSummary {
        let (ledger, lastSequence) = try tables.ledger.read()
        let earlier = try table.book()
        var book = earlier
        var summary = PriceSummary()
        var changed: Set<Plan> = []
        for price in prices {
            let plan = try table.key(of: price.plan)
            if book.prices(of: plan, type: price.type).contains(where: { $0 == (price.validFrom, price.price) }) {
                summary.unchanged += 1
                continue
            }
            book.set(price.price, of: plan, type: price.type, from: price.validFrom)
            try table.insert(price, plan: plan, batch: ledger.batch + 1)
            changed.insert(Plan(type: price.type, name: plan))
            summary.set += 1
        }
        guard summary.set > 0 else { return summary }
        try tables.begin(after: ledger.batch, lastSequence: lastSequence)
        try fold(changed, lastSequence: lastSequence, prices: book, earlierPrices: earlier)
        try tables.ledger.write(ledger.next(clock: clock), lastSequence: lastSequence)
        // The price book that is remembered is the earlier one.
        tables.forget()
        return summary
    }

    /// Derives the spans of all resources anew that took their price from one of the plans.
    private func fold(
        _ plans: Set<Plan>, lastSequence: Int64, prices: PriceBook, earlierPrices: PriceBook
    ) throws {
        var names: [ResourceKey: TextKey?] = [:]
        for plan in plans {
            for resource in try table.resources(of: plan.name, type: plan.type) { names[resource.key] = .some(resource.name) }
        }
        let resources = names.sorted { $0.key < $1.key }
        for start in stride(from: 0, to: resources.count, by: Self.resourceLimit) {
            tables.timelines.begin(after: lastSequence)
            for (resource, name) in resources[start..<min(start + Self.resourceLimit, resources.count)] {
                tables.timelines.touch(resource, name: name)
            }
            try tables.timelines.fold(prices: prices, earlierPrices: earlierPrices)
        }
    }
}
