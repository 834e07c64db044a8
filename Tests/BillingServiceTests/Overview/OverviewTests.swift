import Billing
import BillingService
import BillingTesting
import Testing

@Suite struct OverviewTests {
    /// More organizations, spaces, apps and changes than are listed, many of which come to the same.
    private static func records() -> [UsageRecord] {
        (0..<60).map { index in
            let prices: [Price] = ["10", "30", "60"]
            let start: Instant = index % 2 == 0 ? "2017-01-15T00:00:00Z" : "2016-12-01T00:00:00Z"
            let end: Instant? = index % 5 == 0 ? "2017-01-20T00:00:00Z" : nil
            return UsageRecord(
                "gp2 web dyno", price: prices[index % 3], from: start, to: end, organization: "org-\(index % 13)",
                space: "space-\(index % 11)", app: "app-\(index * 7 % 60)")
        }
    }

    @Test func `of equals those are listed that whole lists have first`() async throws {
        var platform = TestPlatform(MemoryStore())
        let now: Instant = "2017-02-10T10:00:00Z"
        try await platform.take(Self.records(), at: now)
        for scope in [Scope.account, .organization("org-1"), .space("space-2")] {
            try await platform.checkOverview(of: scope, now: now, name: "many")
        }
        let overview = try await platform.service.overview(of: .account, now: now).overview
        #expect(overview.apps.entries.count == Overview.groupLimit)
        #expect(overview.apps.count == 48)
        #expect(overview.changes.increases.count == Overview.changeLimit)
        #expect(overview.changes.decreases.count == Overview.changeLimit)
    }

    @Test func `by the day rule it is true until the day ends, by the second rule for a moment`() async throws {
        let memory = try await MemoryInvoices([UsageRecord("gp2 web dyno", price: "60", from: "2017-01-01T00:00:00Z")])
        for (proration, validUntil) in [(Proration.day, "2017-02-11T00:00:00Z"), (.second, "2017-02-10T10:00:00.001Z")] {
            let service = InvoiceService(store: memory.store, rules: BillingRules(proration: proration))
            let overview = try await service.overview(of: .account, now: "2017-02-10T10:00:00Z").overview
            #expect("\(overview.validUntil)" == "\(Instant(stringLiteral: validUntil))")
        }
    }

    @Test func `what is known to come ends it at once`() async throws {
        let memory = try await MemoryInvoices([
            UsageRecord("gp2 web dyno", price: "60", from: "2017-01-01T00:00:00Z"),
            UsageRecord("gp2 web dyno", price: "60", from: "2017-02-10T12:00:00Z", app: "later"),
        ])
        let service = InvoiceService(store: memory.store, rules: BillingRules())
        let overview = try await service.overview(of: .account, now: "2017-02-10T10:00:00Z").overview
        #expect(overview.validUntil == "2017-02-10T10:00:00.001Z")
        #expect(overview.forecast?.total == Money(minorUnits: 60_00 + 40_71))
    }

    @Test func `months that are known are not read again`() async throws {
        let memory = try await MemoryInvoices([UsageRecord("gp2 web dyno", price: "60", from: "2016-11-01T00:00:00Z")])
        let service = InvoiceService(store: memory.store, rules: BillingRules())
        var known = try await service.overview(of: .account, now: "2017-02-10T10:00:00Z")
        let december = known.overview.months[1]
        #expect(december.totals.total == Money(minorUnits: 60_00))
        var totals = december.totals
        totals.credits = Money(minorUnits: 1)
        known.overview.months[1] = InvoiceHead(
            month: december.month, periodEnd: december.periodEnd, payment: december.payment, state: december.state,
            currency: december.currency, totals: totals)
        let again = try await service.overview(of: .account, now: "2017-02-10T10:01:00Z", known: known).overview
        #expect(again.months[1].totals == totals)
        known.ledger = Ledger(batch: known.ledger.batch + 1, recorded: known.ledger.recorded)
        let other = try await service.overview(of: .account, now: "2017-02-10T10:01:00Z", known: known).overview
        #expect(other.months[1].totals == december.totals)
    }

    @Test(
        arguments: [
            ("2017-02-05T12:00:00Z", "2017-03-01T00:01:00Z"), ("2017-02-05T12:00:00Z", "2017-05-01T00:01:00Z"),
            ("2017-02-28T23:59:59.999Z", "2017-03-01T00:00:00Z"), ("2017-03-01T00:00:00Z", "2017-03-01T00:01:00Z"),
            ("2017-04-01T00:01:00Z", "2017-02-05T12:00:00Z"),
        ] as [(Instant, Instant)])
    func `a month that was under way then is read again`(before: Instant, now: Instant) async throws {
        let memory = try await MemoryInvoices([
            UsageRecord("gp2 web dyno", price: "60", from: "2017-01-10T00:00:00Z"),
            UsageRecord("gp1 web dyno", price: "30", from: "2017-02-20T00:00:00Z", app: "later"),
        ])
        let service = InvoiceService(store: memory.store, rules: BillingRules())
        let known = try await service.overview(of: .account, now: before)
        let again = try await service.overview(of: .account, now: now, known: known).overview
        #expect(again == (try await service.overview(of: .account, now: now).overview))
    }
}
