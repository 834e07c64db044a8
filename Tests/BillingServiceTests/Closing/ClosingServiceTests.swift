import Billing
import BillingService
import BillingTesting
import Testing

@Suite struct ClosingServiceTests {
    private let store = MemoryStore()

    private func service(at now: Instant, rules: BillingRules = BillingRules()) -> ClosingService {
        ClosingService(store: store, rules: rules, format: TextLineItemFormat(), clock: .fixed(at: now))
    }

    /// Usage since the October of 2016, which came in on the fifth of February 2017.
    private func use() async throws {
        try await store.take([UsageRecord("gp2 web dyno", price: "60", from: "2016-10-03T00:00:00Z")])
    }

    private func closed() async throws -> [Month] { await store.history(of: .account)?.closed.closings.map(\.month) ?? [] }

    @Test func finalizesAllMonthsSinceTheFirstUsage() async throws {
        try await use()
        var reported: [Closing] = []
        let closings = try await service(at: "2017-02-06T00:00:00Z").finalize(through: "2017-01-01") { reported.append($0) }
        #expect(closings.map(\.month) == ["2016-10-01", "2016-11-01", "2016-12-01", "2017-01-01"])
        #expect(closings.map(\.batch) == [2, 3, 4, 5])
        #expect(reported == closings)
        #expect(try await closed() == closings.map(\.month))
        let again = try await service(at: "2017-02-06T00:00:00Z").finalize(through: "2017-01-01")
        #expect(again.isEmpty)
    }

    @Test func finalizesWhatIsStillOpenBeforeClosedMonths() async throws {
        try await use()
        let later = service(at: "2017-04-10T00:00:00Z")
        #expect(try await later.closeDue(graceMilliseconds: 0).map(\.month) == ["2017-02-01", "2017-03-01"])
        let closings = try await later.finalize(through: "2017-02-01")
        #expect(closings.map(\.month) == ["2016-10-01", "2016-11-01", "2016-12-01", "2017-01-01"])
    }

    @Test func finalizesNothingOfAPlatformWithoutUsage() async throws {
        #expect(try await service(at: "2017-02-06T00:00:00Z").finalize(through: "2017-01-01").isEmpty)
        #expect(await store.ledger() == .empty)
        #expect(try await service(at: "2017-02-06T00:00:00Z").closeDue(graceMilliseconds: 0).isEmpty)
    }

    @Test func doesNotFinalizeAMonthThatRuns() async throws {
        try await use()
        let now: Instant = "2017-01-31T23:59:59.999Z"
        await #expect(throws: ClosingError.notOver("2017-01-01", now: now)) {
            try await service(at: now).finalize(through: "2017-01-01")
        }
        #expect(try await closed().isEmpty)
        let closings = try await service(at: "2017-02-01T00:00:00.000Z").finalize(through: "2017-01-01")
        #expect(closings.count == 4)
    }

    /// The database was made in February; what was brought in of earlier months stays open.
    @Test(
        arguments: [
            ("2017-03-01T23:59:59.999Z", []), ("2017-03-02T00:00:00.000Z", ["2017-02-01"]),
            ("2017-04-01T23:59:59.999Z", ["2017-02-01"]), ("2017-04-02T00:00:00.000Z", ["2017-02-01", "2017-03-01"]),
        ] as [(Instant, [Month])])
    func closesByItselfWhatEndedAGraceTimeAgo(now: Instant, months: [Month]) async throws {
        try await use()
        let closings = try await service(at: now).closeDue(graceMilliseconds: ClosingService.standardGraceMilliseconds)
        #expect(closings.map(\.month) == months)
        #expect(closings.allSatisfy { $0.recorded >= now })
        #expect(try await closed() == months)
    }

    @Test func goesOnWhereItWasBrokenOff() async throws {
        try await use()
        let broken = ClosingService(
            store: StoreOfTwoClosings(base: store), rules: BillingRules(), format: TextLineItemFormat(),
            clock: .fixed(at: "2017-02-06T00:00:00Z"))
        await #expect(throws: ClosingError.store(.busy)) { try await broken.finalize(through: "2017-01-01") }
        #expect(try await closed() == ["2016-10-01", "2016-11-01"])
        let rest = try await service(at: "2017-02-06T00:00:00Z").finalize(through: "2017-01-01")
        #expect(rest.map(\.month) == ["2016-12-01", "2017-01-01"])
    }

    @Test func keepsToTheCurrencyOfTheMonthsThatAreClosed() async throws {
        try await use()
        _ = try await service(at: "2017-02-06T00:00:00Z").finalize(through: "2016-10-01")
        let euro = BillingRules(currency: try #require(Currency(code: "EUR")))
        await #expect(throws: ClosingError.currencyChanged(closed: "USD", given: "EUR")) {
            try await service(at: "2017-02-06T00:00:00Z", rules: euro).finalize(through: "2016-11-01")
        }
        await #expect(throws: ClosingError.currencyChanged(closed: "USD", given: "EUR")) {
            try await service(at: "2017-04-06T00:00:00Z", rules: euro).closeDue(graceMilliseconds: 0)
        }
        let invoices = InvoiceService(store: store, rules: euro)
        await #expect(throws: InvoiceError.currencyChanged(closed: "USD", given: "EUR")) {
            try await invoices.list(of: .account, now: "2017-02-06T00:00:00Z")
        }
    }

    @Test func passesOnWhatTheStoreCouldNotDo() async throws {
        let service = ClosingService(
            store: FailingStore(), rules: BillingRules(), format: TextLineItemFormat(), clock: .fixed(at: "2017-02-06T00:00:00Z"))
        await #expect(throws: ClosingError.store(.busy)) { try await service.finalize(through: "2017-01-01") }
        await #expect(throws: ClosingError.store(.busy)) { try await service.closeDue(graceMilliseconds: 0) }
    }
}

/// A store that is busy after two months have been closed.
private struct StoreOfTwoClosings: ForwardingStore {
    let base: MemoryStore

    func close(_ request: ClosingRequest, clock: Instant) async throws(StoreError) -> Closing? {
        if let closed = await base.history(of: .account)?.closed, closed.closings.count == 2 { throw .busy }
        return try await base.close(request, clock: clock)
    }
}
