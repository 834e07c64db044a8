import Billing
import BillingService
import BillingTesting
import Testing

/// What holds for the comparisons of every history. A failure names its seed.
@Suite struct ComparisonLawTests {
    private static let parts: [ClosedRange<UInt64>] = stride(from: 7000, to: 7080, by: 20).map { $0...$0 + 19 }

    @Test(arguments: parts)
    func `parts add up at every level, to the change of the totals`(seeds: ClosedRange<UInt64>) async throws {
        for seed in seeds {
            var random = SeededRandom(seed: seed)
            let history = RandomEventHistory(seed: seed)
            let store = try await MemoryInvoices(history.deliveries(), now: history.now).store
            let rules = BillingRules(proration: random.pick(Proration.allCases))
            let service = InvoiceService(store: store, rules: rules, format: TextLineItemFormat())
            for isClosed in [false, true] {
                if isClosed {
                    guard try await closeSome(of: store, service, now: history.now, &random) else { continue }
                    // Late usage makes corrections.
                    let late = RandomEventHistory(seed: seed ^ 0xABCD)
                    for delivery in late.deliveries() { _ = try? await store.take(delivery, clock: history.now) }
                }
                for scope in PlaceNames(of: history.facts).scopes + [.account] {
                    guard let months = try? await service.list(of: scope, now: history.now).months, !months.isEmpty else {
                        continue
                    }
                    for _ in 0..<3 {
                        let (one, other) = (random.pick(months), random.pick(months))
                        let label: Comment = "seed \(seed), \(scope), \(one) and \(other), closed \(isClosed)"
                        try await check(one, other, of: scope, service, now: history.now, label)
                    }
                }
            }
        }
    }

    /// Closes months up to one that is over.
    private func closeSome(
        of store: MemoryStore, _ service: InvoiceService, now: Instant, _ random: inout SeededRandom
    ) async throws -> Bool {
        let over = try await service.list(of: .account, now: now).months.filter { $0.end <= now }
        guard !over.isEmpty else { return false }
        let closing = ClosingService(store: store, rules: service.rules, format: TextLineItemFormat(), clock: .fixed(at: now))
        _ = try await closing.finalize(through: random.pick(over))
        return true
    }

    private func check(
        _ one: Month, _ other: Month, of scope: Scope, _ service: InvoiceService, now: Instant, _ label: Comment
    ) async throws {
        let there = try await service.comparison(
            of: other.description, from: one.description, of: scope, now: now
        ).comparison
        let back = try await service.comparison(of: one.description, from: other.description, of: scope, now: now).comparison
        let totals = try await [one, other].asyncMap { month in
            try await service.invoice(id: month.description, of: scope, now: now, detail: .totals).invoice.totals.total
        }
        #expect([there.fromTotal, there.total] == totals, label)
        #expect([back.total, back.fromTotal] == totals, label)
        #expect(there.parts.sum == there.change, label)
        #expect(there.change == .zero - back.change, label)
        #expect(there.parts.new == .zero - back.parts.ended, label)
        #expect(there.parts.ended == .zero - back.parts.new, label)
        #expect(there.parts.corrections == .zero - back.parts.corrections, label)
        var sum = ChangeParts.none
        for organization in there.organizations {
            sum += organization.parts
            #expect(organization.parts.sum == organization.change, label)
            var own = ChangeParts(credits: organization.parts.credits)
            for app in organization.apps {
                own += app.parts
                #expect(app.parts.sum == app.change, label)
                var resources = ChangeParts.none
                for resource in app.resources {
                    #expect(resource.parts.sum == resource.change, label)
                    #expect(resource.parts != .none, label)
                    resources += resource.parts
                }
                #expect(resources == app.parts, label)
            }
            #expect(own == organization.parts, label)
        }
        #expect(sum == there.parts, label)
        if one == other { #expect(there.organizations.isEmpty && there.parts == .none, label) }
    }
}

extension Array {
    fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
