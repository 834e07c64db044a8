import Billing
import BillingService
import PostgresClient

/// A change of prices on its way into the database: a batch of its own.
enum PostgresPriceChange {
    /// How many resources are folded at a time.
    private static let resourceLimit = 4096

    static func set(
        _ prices: [PlanPrice], clock: Instant, on connection: isolated PostgresConnection
    ) async throws -> PriceSummary {
        var ledger = try await PostgresLedger.lock(on: connection)
        let lastSequence = ledger.sequence
        let (plans, names) = try await keys(of: prices, ledger: &ledger, on: connection)
        let earlier = try await PostgresPrices.entries(on: connection)
        var entries = earlier
        var summary = PriceSummary()
        var changed: [(sequence: Int64, entry: PostgresPrices.Entry, price: Price)] = []
        for (price, plan) in zip(prices, plans) {
            let entry = PostgresPrices.Entry(type: price.type, plan: plan, validFrom: price.validFrom)
            if entries[entry] == price.price {
                summary.unchanged += 1
                continue
            }
            summary.set += 1
            entries[entry] = price.price
            changed.append((ledger.nextSequence(), entry, price.price))
        }
        guard summary.set > 0 else { return summary }
        try await names.write(on: connection)
        try await PostgresPrices.insert(changed, batch: ledger.batch, on: connection)
        let spans = PostgresSpanChanges(batch: ledger.batch, closed: try await ledger.closedMonths(on: connection))
        try await refold(
            changed.map(\.entry), lastSequence: lastSequence, earlierPrices: PostgresPrices.book(of: earlier),
            prices: PostgresPrices.book(of: entries), noChanges: spans, on: connection)
        ledger.hasPrices = true
        let next = try await ledger.write(clock: clock, on: connection)
        try await PostgresAudit.append(AuditNote.prices(prices), ledger: next, on: connection)
        return summary
    }

    /// The keys of the prices' plans, and the names that are new.
    private static func keys(
        of prices: [PlanPrice], ledger: inout PostgresLedger, on connection: isolated PostgresConnection
    ) async throws -> ([TextKey], PostgresNames) {
        var table = NameTable()
        let codes = prices.map { table.code(of: $0.plan) }
        var names = PostgresNames(table, ledger: ledger)
        for code in codes { names.wantText(code) }
        try await names.find(on: connection)
        return (codes.compactMap { names.text($0, ledger: &ledger) }, names)
    }

    /// Derives anew the spans of all resources that took their price from the plans, some at a time.
    ///
    /// - Parameter noChanges: what the changes of each time are added to.
    private static func refold(
        _ changed: [PostgresPrices.Entry], lastSequence: Int64, earlierPrices: PriceBook, prices: PriceBook,
        noChanges: PostgresSpanChanges, on connection: isolated PostgresConnection
    ) async throws {
        let plans = Set(changed.map { "(\($0.type.rawValue), \($0.plan.value))" }).sorted().joined(separator: ", ")
        // The cursor keeps to what was there when it was opened.
        try await connection.run(
            script: """
                DECLARE repriced NO SCROLL CURSOR FOR
                SELECT DISTINCT e.resource FROM (VALUES \(plans)) AS changed(type, plan)
                JOIN events e ON e.plan = changed.plan AND e.type = changed.type AND e.plan IS NOT NULL AND e.price IS NULL
                """)
        while true {
            let resources = try await connection.query("FETCH \(resourceLimit) FROM repriced").map { row in
                ResourceKey(try row.int64(at: 0))
            }
            guard !resources.isEmpty else { break }
            try await refold(
                resources, lastSequence: lastSequence, earlierPrices: earlierPrices, prices: prices, noChanges: noChanges,
                on: connection)
        }
        try await connection.run(script: "CLOSE repriced")
    }

    private static func refold(
        _ resources: [ResourceKey], lastSequence: Int64, earlierPrices: PriceBook, prices: PriceBook,
        noChanges: PostgresSpanChanges, on connection: isolated PostgresConnection
    ) async throws {
        var histories = PostgresHistories()
        try await histories.read(resources, on: connection)
        try await histories.readAppEvents(of: Set(histories.resources.values.map(\.app)), on: connection)
        var folding = PostgresFolding(resources.count)
        for (resource, known) in histories.resources.sorted(by: { $0.key < $1.key }) {
            var history = known.history
            history.events += histories.appEvents[known.app] ?? []
            folding.add(resource, name: known.name, changes: [], history: history)
        }
        try await folding.rank(on: connection)
        var spans = noChanges
        _ = folding.fold(lastSequence: lastSequence, prices: prices, earlierPrices: earlierPrices, into: &spans)
        try await spans.write(on: connection)
    }
}
