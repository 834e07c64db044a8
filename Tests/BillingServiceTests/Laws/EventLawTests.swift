import Billing
import BillingService
import BillingTesting
import Testing

/// What holds for every history of lines, events and prices. A failure names its seed.
@Suite struct EventLawTests {
    /// Seeds in parts, so that parts run side by side.
    private static let parts: [ClosedRange<UInt64>] = stride(from: 5000, to: 5400, by: 100).map { $0...$0 + 99 }

    @Test(arguments: parts)
    func invoicesAreTheReferences(seeds: ClosedRange<UInt64>) async throws {
        for seed in seeds {
            let history = RandomEventHistory(seed: seed, hasAssumedPlaces: seed % 2 == 0)
            let deliveries = history.deliveries()
            let invoices = try await MemoryInvoices(deliveries, now: history.now)
            let reference = ReferenceRater(deliveries: RandomEventHistory.facts(of: deliveries), prices: history.prices)
            try await StoreComparison.check(invoices.store, against: reference, now: history.now, name: "seed \(seed)")
        }
    }

    @Test(arguments: parts)
    func theAccountIsTheSumOfOrganizationsAndOfSpaces(seeds: ClosedRange<UInt64>) async throws {
        for seed in seeds {
            let history = RandomEventHistory(seed: seed)
            let places = PlaceNames(of: history.facts)
            guard places.areAllFound else { continue }
            let invoices = try await MemoryInvoices(history.deliveries(), now: history.now)
            for month in try await invoices.months() {
                for proration in Proration.allCases {
                    let account = try await invoices.invoice(month, by: proration).totals
                    var sums = ScopeSums()
                    for scope in places.scopes where try await invoices.months(of: scope).contains(month) {
                        sums.add(try await invoices.invoice(month, of: scope, by: proration).totals, of: scope)
                    }
                    let expected = ScopeSums.Sum(account)
                    #expect(sums.organizations == expected, "organizations, seed \(seed), \(month), \(proration)")
                    #expect(sums.spaces == expected, "spaces, seed \(seed), \(month), \(proration)")
                }
            }
        }
    }

    @Test(arguments: parts)
    func theOrderOfArrivalDoesNotMatter(seeds: ClosedRange<UInt64>) async throws {
        for seed in seeds {
            let history = RandomEventHistory(seed: seed)
            let inOrder = try await MemoryInvoices([.prices(history.prices), .file([history.facts])], now: history.now)
            let shuffled = try await MemoryInvoices(history.deliveries(), now: history.now)
            let months = try await inOrder.months()
            #expect(try await shuffled.months() == months, "seed \(seed)")
            for month in months {
                let one = try await inOrder.invoice(month)
                let other = try await shuffled.invoice(month)
                #expect(one.totals == other.totals, "seed \(seed), \(month)")
                // Items that are alike but for their price or id stand in the order of arrival.
                let items = [one, other].map { InvoiceComparison.texts(of: $0).map { Array($0.utf8) } }
                let sorted = items.map { $0.sorted { $0.lexicographicallyPrecedes($1) } }
                #expect(sorted[0] == sorted[1], "seed \(seed), \(month)")
            }
        }
    }

    /// As if it had never been: the same as without all that was taken back, but for the order of items that are alike.
    @Test(arguments: parts)
    func whatIsTakenBackLeavesNoTrace(seeds: ClosedRange<UInt64>) async throws {
        for seed in seeds {
            let history = RandomEventHistory(seed: seed)
            let takenBack = Set(history.facts.compactMap { $0.event?.target }.map(Self.bytes))
            let left = history.facts.filter { fact in
                guard let event = fact.event else { return true }
                return event.kind != .retracted && !takenBack.contains(Self.bytes(event.reference))
            }
            let whole = try await MemoryInvoices(history.deliveries(), now: history.now)
            let without = try await MemoryInvoices([.prices(history.prices), .file([left])], now: history.now)
            #expect(try await whole.months() == without.months(), "seed \(seed)")
            for month in try await without.months() {
                let texts = [try await whole.invoice(month), try await without.invoice(month)].map { invoice in
                    InvoiceComparison.texts(of: invoice).map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
                }
                #expect(texts[0] == texts[1], "seed \(seed), \(month)")
            }
        }
    }

    private static func bytes(_ reference: EventRecord.Reference) -> [[UInt8]] {
        [Array(reference.source.utf8), Array(reference.id.utf8)]
    }
}
