import Billing
import BillingService
import BillingTesting
import Testing

/// Months that are closed, corrected and paid by credits, apps that move and are renamed, and what is asked in vain.
@Suite struct ComparisonHistoryTests {
    private let store = MemoryStore()
    private let format = TextLineItemFormat()
    private var service: InvoiceService { InvoiceService(store: store, rules: BillingRules(), format: format) }

    private func close(through month: Month, at now: Instant) async throws {
        let closing = ClosingService(store: store, rules: BillingRules(), format: format, clock: .fixed(at: now))
        _ = try await closing.finalize(through: month)
    }

    private func lines(
        _ id: String, from: String? = nil, of scope: Scope = .account, now: Instant = "2017-03-20T00:00:00Z",
        batch: Int64? = nil
    ) async throws -> [String] {
        let comparison = try await service.comparison(of: id, from: from, of: scope, now: now, batch: batch).comparison
        #expect(comparison.parts.sum == comparison.change)
        return comparison.lines
    }

    private let web = UsageRecord("gp1 web dyno", price: "31", from: "2016-12-01T00:00:00Z", app: "a", appID: "id")

    @Test func `an app that moves to another organization ends in one and is new in the other`() async throws {
        try await store.take([web])
        try await store.take(events: [.moved("1", at: "2017-02-01T00:00:00Z", organization: "other")])
        let resource = "gp1 web dyno [1 × gp1 web dyno at 31 | ] 31 → 0: ended -31"
        #expect(
            try await lines("2017-02-01") == [
                "31 → 31: new 31, ended -31", "- akkeris 31 → 0: ended -31", "  - a-space 31 → 0: ended -31",
                "    - \(resource)", "- other 0 → 31: new 31", "  - a-space 0 → 31: new 31",
                "    - gp1 web dyno [ | 1 × gp1 web dyno at 31] 0 → 31: new 31",
            ])
        let noMonth = InvoiceError.noMonthToCompare(
            .organization("other"), month: "2017-01-01", first: "2017-02-01", last: "2017-03-01")
        await #expect(throws: noMonth) { try await lines("2017-02-01", of: .organization("other")) }
    }

    @Test func `an app that moves to another space ends in one and is new in the other`() async throws {
        try await store.take([web])
        try await store.take(events: [.moved("1", at: "2017-02-01T00:00:00Z", space: "perf")])
        let expected = [
            "31 → 31: new 31, ended -31", "- akkeris 31 → 31: new 31, ended -31", "  - a-perf 0 → 31: new 31",
            "    - gp1 web dyno [ | 1 × gp1 web dyno at 31] 0 → 31: new 31", "  - a-space 31 → 0: ended -31",
            "    - gp1 web dyno [1 × gp1 web dyno at 31 | ] 31 → 0: ended -31",
        ]
        #expect(try await lines("2017-02-01") == expected)
        try await close(through: "2017-01-01", at: "2017-02-02T00:00:00Z")
        #expect(try await lines("2017-02-01") == expected)
        try await close(through: "2017-02-01", at: "2017-03-02T00:00:00Z")
        #expect(try await lines("2017-02-01") == expected)
    }

    @Test func `a closed month compares as it did when it was open`() async throws {
        try await store.take([
            web, UsageRecord("gp2 worker dyno", price: "60", quantity: 2, from: "2017-01-16T00:00:00Z", app: "a", appID: "id"),
            UsageRecord("x-mysql:1 addon", price: "10", from: "2017-02-04T00:00:00Z", space: "perf", app: "b"),
        ])
        let open = try await lines("2017-02-01")
        #expect(open.count == 6)
        try await close(through: "2017-01-01", at: "2017-02-02T00:00:00Z")
        #expect(try await lines("2017-02-01") == open)
        try await close(through: "2017-02-01", at: "2017-03-02T00:00:00Z")
        #expect(try await lines("2017-02-01") == open)
        let perf = try await lines("2017-02-01", from: "2017-02-01", of: .space("perf"))
        #expect(perf == ["8.93 → 8.93: "])
    }

    @Test func `an app and an organization that were renamed since are the same ones`() async throws {
        let akkeris = EventRecord.Label("akkeris", id: "o-1")
        try await store.take(events: [
            .changed(
                "1", at: "2016-12-01T00:00:00Z", plan: "gp1", price: "31", organization: akkeris, app: "a", appID: "id")
        ])
        try await close(through: "2017-01-01", at: "2017-02-02T00:00:00Z")
        try await store.take(events: [
            .changed(
                "2", at: "2017-02-01T00:00:00Z", plan: "gp1", quantity: 2, price: "31",
                organization: EventRecord.Label("Akkeris", id: "o-1"), app: "renamed", appID: "id")
        ])
        let expected = [
            "31 → 62: quantity 31", "- Akkeris (o-1) 31 → 62: quantity 31", "  - renamed-space 31 → 62: quantity 31",
            "    - gp1 web dyno [1 × gp1 web dyno at 31 | 2 × gp1 web dyno at 31] 31 → 62: quantity 31",
        ]
        #expect(try await lines("2017-02-01") == expected)
        let back = try await lines("2017-01-01", from: "2017-02-01")
        #expect(back[2] == "  - renamed-space 62 → 31: quantity -31")
        try await close(through: "2017-02-01", at: "2017-03-02T00:00:00Z")
        #expect(try await lines("2017-02-01") == expected)
    }

    @Test func `corrections are a part of their own, in open months and in closed ones`() async throws {
        try await store.take([web])
        try await close(through: "2017-01-01", at: "2017-02-02T00:00:00Z")
        // 10 days of January, at 31 ÷ 31 each, and 7 of February that are usage.
        try await store.take([
            UsageRecord(
                "gp1 late dyno", price: "31", from: "2017-01-22T00:00:00Z", to: "2017-02-01T00:00:00Z", app: "late")
        ])
        let february = [
            "31 → 41: corrections 10", "- akkeris 31 → 41: corrections 10", "  - late-space 0 → 10: corrections 10",
            "    - gp1 late dyno, correction of 2017-01 [ | ] 0 → 10: corrections 10",
        ]
        let march = [
            "41 → 19: usage -12, corrections -10", "- akkeris 41 → 19: usage -12, corrections -10",
            "  - a-space 31 → 19: usage -12",
            "    - gp1 web dyno [1 × gp1 web dyno at 31 | 1 × gp1 web dyno at 31] 31 → 19: usage -12",
            "  - late-space 10 → 0: corrections -10",
            "    - gp1 late dyno, correction of 2017-01 [ | ] 10 → 0: corrections -10",
        ]
        #expect(try await lines("2017-02-01") == february)
        #expect(try await lines("2017-03-01") == march)
        try await close(through: "2017-02-01", at: "2017-03-02T00:00:00Z")
        #expect(try await lines("2017-02-01") == february)
        #expect(try await lines("2017-03-01") == march)
        #expect(try await lines("2017-03-01", of: .space("space")) == march)
    }

    @Test func `what is called like a correction and is none is no correction`() async throws {
        try await store.take([
            web,
            UsageRecord(
                "x addon", price: "10", from: "2017-01-01T00:00:00Z", to: "2017-02-01T00:00:00Z", app: "b"
            ).called("x, correction of 2016-12"),
        ])
        try await close(through: "2017-02-01", at: "2017-03-02T00:00:00Z")
        #expect(try await lines("2017-02-01")[0] == "41 → 31: ended -10")
    }

    @Test func `credits are a part of the account and of the organization that has them`() async throws {
        try await store.take([
            web, UsageRecord("gp1 web dyno", price: "10", from: "2016-12-01T00:00:00Z", organization: "other", app: "b"),
        ])
        let credits = CreditService(invoices: service, clock: .fixed(at: "2017-02-02T00:00:00Z"))
        let grant = CreditGrant(
            key: "1", amount: Money(minorUnits: 4000), reason: "Sorry", validFrom: "2017-01-01T00:00:00Z")
        _ = try await credits.grant(grant, to: "akkeris")
        // January takes 31 of 40, February the other 9.
        let expected = ["10 → 32: credits 22", "- akkeris 0 → 22: credits 22"]
        #expect(try await lines("2017-02-01") == expected)
        #expect(try await lines("2017-02-01", of: .organization("akkeris")) == ["0 → 22: credits 22", expected[1]])
        #expect(try await lines("2017-02-01", of: .space("space")) == ["41 → 41: "])
        #expect(try await lines("2017-01-01") == ["41 → 10: credits -31", "- akkeris 31 → 0: credits -31"])
        try await close(through: "2017-01-01", at: "2017-02-02T00:00:00Z")
        #expect(try await lines("2017-02-01") == expected)
        try await close(through: "2017-02-01", at: "2017-03-02T00:00:00Z")
        #expect(try await lines("2017-02-01") == expected)
    }

    @Test func `an earlier batch is compared by what was known then`() async throws {
        try await store.take([web], clock: "2017-02-10T00:00:00Z")
        try await store.take(
            [UsageRecord("gp1 web dyno", price: "28", from: "2017-02-15T00:00:00Z", app: "b")], clock: "2017-03-01T00:00:00Z")
        #expect(try await lines("2017-02-01")[0] == "31 → 45: new 14")
        #expect(try await lines("2017-02-01", batch: 1)[0] == "31 → 31: ")
    }

    @Test(
        arguments: [
            (.account, "2017-02-01", "now", .notAMonthToCompare(id: "now")),
            (.account, "2017-02-01", "", .notAMonthToCompare(id: "")),
            (.account, "2017-02-01", "2017-01", .notAMonthToCompare(id: "2017-01")),
            (.account, "2017-02", "2017-01-01", .notAMonth(id: "2017-02")),
            (.account, "2017-04-01", "2017-01-01", outOfRange("2017-04-01")),
            (.account, "2017-02-01", "2017-04-01", noMonth("2017-04-01")),
            (.account, "2017-02-01", "2016-11-01", noMonth("2016-11-01")),
            (.account, "2016-12-01", nil, noMonth("2016-11-01")),
            (.organization("nobody"), "2017-02-01", nil, .unknownScope(.organization("nobody"))),
        ] as [(Scope, String, String?, InvoiceError)])
    func `what there is not is refused`(scope: Scope, id: String, from: String?, error: InvoiceError) async throws {
        try await store.take([web])
        await #expect(throws: error) {
            try await service.comparison(of: id, from: from, of: scope, now: "2017-03-20T00:00:00Z")
        }
    }

    private static func noMonth(_ month: Month) -> InvoiceError {
        .noMonthToCompare(.account, month: month, first: "2016-12-01", last: "2017-03-01")
    }

    private static func outOfRange(_ month: Month) -> InvoiceError {
        .monthOutOfRange(.account, month: month, first: "2016-12-01", last: "2017-03-01")
    }

    @Test func `an error of the store is told`() async throws {
        try await store.take([web])
        await #expect(throws: InvoiceError.unknownBatch(99)) {
            try await service.comparison(of: "2017-02-01", of: .account, now: "2017-03-20T00:00:00Z", batch: 99)
        }
    }
}

extension UsageRecord {
    /// The same with another description.
    fileprivate func called(_ description: String) -> UsageRecord {
        var record = self
        record.description = description
        return record
    }
}
