import Billing
import BillingService
import BillingTesting
import Testing

/// January and February 2017 compared, with amounts that were computed by hand. January has 31 days, February 28.
@Suite struct ComparisonCaseTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var records: [UsageRecord]
        /// Of the resource that changed: what it was and is, and the change.
        var change: String
        var proration = Proration.day
        var now: Instant = "2017-03-20T00:00:00Z"

        var testDescription: String { name }
    }

    /// Runs all the time, and changes nothing.
    private static let steady = UsageRecord("x-mysql:1 addon", price: "10", from: "2016-12-01T00:00:00Z", app: "steady")

    private static func web(
        _ plan: String = "gp1", _ price: Price = "30", _ quantity: Int64 = 1, from: Instant, to: Instant? = nil,
        organization: String = "akkeris"
    ) -> UsageRecord {
        UsageRecord(
            "\(plan) web dyno", price: price, quantity: quantity, from: from, to: to, organization: organization, app: "a",
            appID: "id")
    }

    private static let cases = [
        Case(
            name: "new: half of February",
            records: [web("gp2", "62", from: "2017-02-15T00:00:00Z")],
            change: "gp2 web dyno [ | 1 × gp2 web dyno at 62] 0 → 31: new 31"),
        Case(
            name: "ended: at the end of January",
            records: [web("gp2", "62", from: "2016-12-01T00:00:00Z", to: "2017-02-01T00:00:00Z")],
            change: "gp2 web dyno [1 × gp2 web dyno at 62 | ] 62 → 0: ended -62"),
        Case(
            name: "scaled up for all of February",
            records: [
                web(from: "2016-12-01T00:00:00Z", to: "2017-02-01T00:00:00Z"), web("gp1", "30", 3, from: "2017-02-01T00:00:00Z"),
            ],
            change: "gp1 web dyno [1 × gp1 web dyno at 30 | 3 × gp1 web dyno at 30] 30 → 90: quantity 60"),
        Case(
            name: "scaled up in the middle of a day: the mean is (14.5 × 1 + 13.5 × 3) ÷ 28 = 55 ÷ 28, and the day costs 3",
            records: [
                web("gp1", "28", from: "2016-12-01T00:00:00Z", to: "2017-02-15T12:00:00Z"),
                web("gp1", "28", 3, from: "2017-02-15T12:00:00Z"),
            ],
            change: "gp1 web dyno [1 × gp1 web dyno at 28 | 3 × gp1 web dyno at 28] 28 → 56: quantity 27, usage 1"),
        Case(
            name: "the same by milliseconds, where nothing is left",
            records: [
                web("gp1", "28", from: "2016-12-01T00:00:00Z", to: "2017-02-15T12:00:00Z"),
                web("gp1", "28", 3, from: "2017-02-15T12:00:00Z"),
            ],
            change: "gp1 web dyno [1 × gp1 web dyno at 28 | 3 × gp1 web dyno at 28] 28 → 55: quantity 27",
            proration: .second),
        Case(
            name: "resized",
            records: [
                web(from: "2016-12-01T00:00:00Z", to: "2017-02-01T00:00:00Z"), web("gp2", "60", from: "2017-02-01T00:00:00Z"),
            ],
            change: "gp2 web dyno [1 × gp1 web dyno at 30 | 1 × gp2 web dyno at 60] 30 → 60: price 30"),
        Case(
            name: "more, and dearer: the quantity comes first, at the old price",
            records: [
                web(from: "2016-12-01T00:00:00Z", to: "2017-02-01T00:00:00Z"), web("gp2", "60", 2, from: "2017-02-01T00:00:00Z"),
            ],
            change: "gp2 web dyno [1 × gp1 web dyno at 30 | 2 × gp2 web dyno at 60] 30 → 120: quantity 30, price 60"),
        Case(
            name: "another price of the same plan, half of February",
            records: [
                web(from: "2016-12-01T00:00:00Z", to: "2017-02-15T00:00:00Z"), web("gp1", "60", from: "2017-02-15T00:00:00Z"),
            ],
            change: "gp1 web dyno [1 × gp1 web dyno at 30 | 1 × gp1 web dyno at 60] 30 → 45: price 15"),
        Case(
            name: "fewer units: 0.05 ÷ 2 is rounded away from 0",
            records: [
                web("gp1", "0.025", 2, from: "2016-12-01T00:00:00Z", to: "2017-02-01T00:00:00Z"),
                web("gp1", "0.025", from: "2017-02-01T00:00:00Z"),
            ],
            change: "gp1 web dyno [2 × gp1 web dyno at 0.025 | 1 × gp1 web dyno at 0.025] 0.05 → 0.03: quantity -0.02"),
        Case(
            name: "10 days of a month of 31, then of one of 28",
            records: [
                web("gp1", "86.8", from: "2017-01-03T07:00:00Z", to: "2017-01-12T08:00:00Z"),
                web("gp1", "86.8", from: "2017-02-11T07:00:00Z", to: "2017-02-20T08:00:00Z"),
            ],
            change: "gp1 web dyno [1 × gp1 web dyno at 86.8 | 1 × gp1 web dyno at 86.8] 28 → 31: usage 3"),
        Case(
            name: "fewer days",
            records: [
                web("gp1", "28", from: "2016-12-01T00:00:00Z", to: "2017-02-08T00:00:00Z")
            ],
            change: "gp1 web dyno [1 × gp1 web dyno at 28 | 1 × gp1 web dyno at 28] 28 → 7: usage -21"),
        Case(
            name: "a month that still runs counts until now",
            records: [
                web("gp1", "28", from: "2016-12-01T00:00:00Z", to: "2017-02-05T00:00:00Z"),
                web("gp1", "28", 3, from: "2017-02-05T00:00:00Z"),
            ],
            change: "gp1 web dyno [1 × gp1 web dyno at 28 | 3 × gp1 web dyno at 28] 28 → 16: quantity 28, usage -40",
            now: "2017-02-09T00:00:00Z"),
        Case(
            name: "no longer free: all of it is the price",
            records: [
                web("lang", "0", from: "2016-12-01T00:00:00Z", to: "2017-02-01T00:00:00Z"),
                web("gp1", "28", 2, from: "2017-02-15T00:00:00Z"),
            ],
            change: "gp1 web dyno [1 × lang web dyno at 0 | 2 × gp1 web dyno at 28] 0 → 28: price 28"),
        Case(
            name: "free by now",
            records: [
                web("gp1", "28", from: "2016-12-01T00:00:00Z", to: "2017-02-01T00:00:00Z"),
                web("lang", "0", 2, from: "2017-02-15T00:00:00Z"),
            ],
            change: "lang web dyno [1 × gp1 web dyno at 28 | 2 × lang web dyno at 0] 28 → 0: quantity 28, price -56"),
        Case(
            name: "billed 0 before, though it had a price: nothing can be scaled",
            records: [
                web("gp1", "0.004", from: "2016-12-01T00:00:00Z", to: "2017-02-01T00:00:00Z"),
                web("gp1", "0.004", 5, from: "2017-02-01T00:00:00Z"),
            ],
            change: "gp1 web dyno [1 × gp1 web dyno at 0.004 | 5 × gp1 web dyno at 0.004] 0 → 0.02: usage 0.02"),
        Case(
            name: "the same total with other parts",
            records: [
                web("gp1", "28", from: "2016-12-01T00:00:00Z", to: "2017-02-01T00:00:00Z"),
                web("gp1", "28", 2, from: "2017-02-15T00:00:00Z"),
            ],
            change: "gp1 web dyno [1 × gp1 web dyno at 28 | 2 × gp1 web dyno at 28] 28 → 28: quantity 28, usage -28"),
    ]

    @Test(arguments: cases)
    func `the change is the sum of its parts`(_ testCase: Case) async throws {
        let invoices = try await MemoryInvoices([Self.steady] + testCase.records, now: testCase.now)
        let service = InvoiceService(store: invoices.store, rules: BillingRules(proration: testCase.proration))
        for scope in [Scope.account, .organization("akkeris"), .space("space")] {
            let comparison = try await service.comparison(of: "2017-02-01", of: scope, now: testCase.now).comparison
            let changed = comparison.lines.filter { $0.hasPrefix("    - ") && !$0.contains("x-mysql") }
            #expect(changed == ["    - " + testCase.change])
            #expect(comparison.parts.sum == comparison.change)
        }
    }

    @Test func `what does not change is not listed, but counts in totals`() async throws {
        let records = [Self.steady, Self.web(from: "2017-02-01T00:00:00Z")]
        let service = InvoiceService(
            store: try await MemoryInvoices(records).store, rules: BillingRules())
        let comparison = try await service.comparison(of: "2017-02-01", of: .account, now: "2017-03-20T00:00:00Z").comparison
        #expect(
            comparison.lines == [
                "10 → 40: new 30", "- akkeris 10 → 40: new 30", "  - a-space 0 → 30: new 30",
                "    - gp1 web dyno [ | 1 × gp1 web dyno at 30] 0 → 30: new 30",
            ])
        let same = try await service.comparison(
            of: "2017-02-01", from: "2017-02-01", of: .account, now: "2017-03-20T00:00:00Z"
        ).comparison
        #expect(same.lines == ["40 → 40: "])
    }

    @Test func `the biggest change comes first, up or down, and those of one size by name`() async throws {
        let starts: Instant = "2017-02-01T00:00:00Z"
        let before: Instant = "2016-12-01T00:00:00Z"
        let records = [
            UsageRecord("b web dyno", price: "30", from: starts, organization: "b", app: "one"),
            UsageRecord("a worker dyno", price: "30", from: starts, organization: "b", app: "one"),
            UsageRecord("z addon", price: "31", from: before, to: starts, organization: "b", app: "one"),
            UsageRecord("gp web dyno", price: "29", from: before, to: starts, organization: "b", app: "two"),
            UsageRecord("gp web dyno", price: "10", from: starts, organization: "a", app: "app-a"),
            UsageRecord("gp web dyno", price: "10", from: before, to: starts, organization: "c", app: "app-c"),
            UsageRecord("gp web dyno", price: "1000", from: before, organization: "d", app: "app-d"),
        ]
        let service = InvoiceService(store: try await MemoryInvoices(records).store, rules: BillingRules())
        let comparison = try await service.comparison(of: "2017-02-01", of: .account, now: "2017-03-20T00:00:00Z").comparison
        #expect(
            comparison.lines.map { String($0.prefix { $0 != "[" && $0 != ":" }) } == [
                "1070 → 1070", "- a 0 → 10", "  - app-a-space 0 → 10", "    - gp web dyno ", "- c 10 → 0",
                "  - app-c-space 10 → 0", "    - gp web dyno ", "- b 60 → 60", "  - one-space 31 → 60", "    - z addon ",
                "    - a worker dyno ",
                "    - b web dyno ", "  - two-space 29 → 0", "    - gp web dyno ",
            ])
    }
}
