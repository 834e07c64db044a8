import Billing
import BillingExport
import BillingService
import BillingTesting
import Testing

/// What an explanation says leads to the cent that was billed.
@Suite struct ExplanationTests {
    /// Seeds in parts, so that parts run side by side.
    private static let parts: [ClosedRange<UInt64>] = stride(from: 9000, to: 9160, by: 40).map { $0...$0 + 39 }

    @Test(arguments: parts)
    func `every item of every invoice is explained to the cent`(seeds: ClosedRange<UInt64>) async throws {
        var corrections = 0
        for seed in seeds {
            let history = RandomEventHistory(seed: seed)
            let store = MemoryStore()
            let rules = BillingRules(proration: seed % 2 == 0 ? .day : .second)
            let service = InvoiceService(store: store, rules: rules, format: JSONLineItemFormat())
            let deliveries = history.deliveries()
            let clock = BillingClock.fixed(at: history.now)
            for (index, delivery) in deliveries.enumerated() {
                try await store.take(delivery, clock: history.now)
                // Some months are closed between, so that what comes later corrects them.
                guard index == deliveries.count / 2 else { continue }
                let closing = ClosingService(store: store, rules: rules, format: JSONLineItemFormat(), clock: clock)
                _ = try await closing.finalize(through: Month(containing: history.now).previous)
            }
            for month in try await service.list(of: .account, now: history.now).months {
                corrections += try await check(month, service: service, now: history.now, seed: seed)
            }
        }
        #expect(corrections > 0)
    }

    /// - Returns: how many corrections there are among the items.
    private func check(_ month: Month, service: InvoiceService, now: Instant, seed: UInt64) async throws -> Int {
        let explained = try await service.explained(id: month.description, of: .account, now: now)
        let invoice = try await service.invoice(id: month.description, of: .account, now: now).invoice
        #expect(InvoiceComparison.texts(of: explained.invoice) == InvoiceComparison.texts(of: invoice))
        var corrections = 0
        for (index, explanation) in zip(explained.order, try await explained.explanations(of: explained.order)) {
            let item = explained.invoice.items[index]
            let label = "seed \(seed), \(month), \(item.description) of \(item.createdAt)"
            let explanation = try #require(explanation, "\(label) is not explained")
            if let correction = explanation.correction {
                corrections += 1
                #expect(correction.difference == item.billedPrice, "\(label)")
                #expect(correction.due == explanation.calculation.billed, "\(label)")
                #expect(item.description.hasSuffix(", correction of \(correction.month.description.prefix(7))"))
            } else {
                #expect(explanation.calculation.billed == item.billedPrice, "\(label)")
                #expect(explanation.events.contains { $0.role == .began }, "\(label)")
                #expect((explanation.end == .never) == (item.deletedAt == nil), "\(label)")
            }
            #expect(!ExplanationText.sentences(of: explanation, currency: .usd).isEmpty)
        }
        return corrections
    }

    @Test func `the document's own invoice is explained in sentences`() async throws {
        let store = MemoryStore()
        try await store.take(DocumentScenario.records, clock: DocumentScenario.now)
        let service = InvoiceService(store: store, rules: BillingRules())
        let text = try await text(of: "2017-02-01", service: service, now: DocumentScenario.now)
        #expect(text == (try GoldenFile("document-explained.txt").text))
    }

    @Test func `what the price book, a move, a contested day and a correction did is said`() async throws {
        let store = MemoryStore()
        let clock: Instant = "2017-02-03T00:00:00Z"
        let price = PlanPrice(type: .dyno, plan: "gp2", price: "60", validFrom: "2016-01-01T00:00:00Z")
        _ = await store.set([price], clock: clock)
        try await store.take(
            events: [
                .changed("1", at: "2017-01-05T10:00:00Z", appID: "a-1"),
                .changed("2", at: "2017-01-20T15:00:00Z", plan: nil, quantity: 3, appID: "a-1"),
            ], clock: clock)
        let format = JSONLineItemFormat()
        let closing = ClosingService(
            store: store, rules: BillingRules(), format: format, clock: .fixed(at: clock))
        _ = try await closing.finalize(through: "2017-01-01")
        try await store.take(
            events: [
                .ended("3", at: "2017-01-25T09:00:00Z", appID: "a-1"),
                .changed("4", at: "2017-02-01T08:00:00Z", appID: "a-1"),
                .moved("5", at: "2017-02-02T12:00:00Z", organization: "zeta", appID: "a-1"),
            ], clock: "2017-02-04T00:00:00Z")
        let service = InvoiceService(store: store, rules: BillingRules(), format: format)
        var texts: [String] = []
        for month in ["2017-01-01", "2017-02-01"] {
            texts.append(try await text(of: month, service: service, now: "2017-02-05T00:00:00Z"))
        }
        #expect(texts.joined(separator: "\n") == (try GoldenFile("events-explained.txt").text))
    }

    @Test func `what was taken back says what took it back`() async throws {
        let store = MemoryStore()
        let clock: Instant = "2017-02-03T00:00:00Z"
        try await store.take(events: [.changed("1", at: "2017-01-05T10:00:00Z", price: "31")], clock: clock)
        let format = JSONLineItemFormat()
        let closing = ClosingService(store: store, rules: BillingRules(), format: format, clock: .fixed(at: clock))
        _ = try await closing.finalize(through: "2017-01-01")
        try await store.take(events: [.retracted("2", target: "1")], clock: "2017-02-04T00:00:00Z")
        let service = InvoiceService(store: store, rules: BillingRules(), format: format)
        let text = try await text(of: "2017-02-01", service: service, now: "2017-02-05T00:00:00Z")
        let lines = [
            "gp2 web dyno, correction of 2017-01 of app-space, akkeris: -$27.00",
            "  This corrects the invoice of January 2017, which is closed: $27.00 was billed, $0.00 is due, "
                + "so $27.00 is given back.",
            "  Event 1 of test, recorded on 3 February 2017, 00:00 UTC, "
                + "says that it ran like this from 5 January 2017, 10:00 UTC on.",
            "  Event 2 of test, recorded on 4 February 2017, 00:00 UTC, takes that back.",
            "  By what is known now it should not have been billed, so all of it is given back.", "",
        ]
        #expect(text == lines.joined(separator: "\n"))
    }

    @Test func `an explanation is a member of its item`() async throws {
        let store = MemoryStore()
        try await store.take(DocumentScenario.records, clock: DocumentScenario.now)
        let service = InvoiceService(store: store, rules: BillingRules())
        let explained = try await service.explained(
            id: "2017-02-01", of: .organization("akkeris"), now: DocumentScenario.now)
        var items = ExplainedItemsJSON(explained.invoice.items, currency: .usd)
        let page = explained.order.prefix(2)
        let bytes = items.bytes(of: page, explanations: try await explained.explanations(of: page))
        #expect(String(decoding: bytes, as: UTF8.self) + "\n" == (try GoldenFile("document-explained.json").text))
    }

    private func text(of id: String, service: InvoiceService, now: Instant) async throws -> String {
        let explained = try await service.explained(id: id, of: .account, now: now)
        let explanations = try await explained.explanations(of: explained.order)
        return zip(explained.order, explanations).map { index, explanation in
            let lines = explanation.map { ExplanationText.sentences(of: $0, currency: .usd) } ?? []
            return ([ExplanationText.title(of: explained.invoice.items[index], currency: .usd)] + lines)
                .joined(separator: "\n  ") + "\n"
        }.joined(separator: "\n")
    }
}
