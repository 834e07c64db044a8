import Billing
import BillingTesting
import Testing

@testable import BillingService

@Suite struct PlanServiceTests {
    private let store = MemoryStore()

    private func service(at now: Instant = "2017-02-05T22:16:56.616Z") -> PlanService {
        PlanService(store: store, clock: .fixed(at: now))
    }

    private func request(
        _ plan: String, _ price: Price, from validFrom: Instant? = nil, type: ItemType = .dyno, line: Int = 0
    ) -> PlanPriceRequest {
        PlanPriceRequest(type: type, plan: plan, price: price, validFrom: validFrom, line: line)
    }

    private func prices(of plan: String, type: ItemType = .dyno) async throws -> [Plan.DatedPrice] {
        try await service().plans().plans.first { $0.name == plan && $0.type == type }?.prices ?? []
    }

    private func dated(_ price: Price, _ validFrom: Instant) -> Plan.DatedPrice {
        Plan.DatedPrice(price: price, validFrom: validFrom)
    }

    @Test func `the first price of a plan holds always, and later ones from now on`() async throws {
        #expect(try await service().set([request("gp2", "60")]) == PriceSummary(set: 1))
        #expect(try await prices(of: "gp2") == [dated("60", "1970-01-01T00:00:00Z")])
        let march = service(at: "2017-03-01T12:00:00Z")
        #expect(try await march.set([request("gp2", "70")]) == PriceSummary(set: 1))
        let expected = [dated("60", "1970-01-01T00:00:00Z"), dated("70", "2017-03-01T12:00:00Z")]
        #expect(try await prices(of: "gp2") == expected)
        #expect(try await march.plans().ledger.batch == 2)
    }

    @Test func `what a plan costs already changes nothing`() async throws {
        _ = try await service().set([request("gp2", "60")])
        let later = service(at: "2017-03-01T12:00:00Z")
        #expect(try await later.set([request("gp2", "60")]) == PriceSummary(unchanged: 1))
        #expect(try await later.set([request("gp2", "60", from: "1970-01-01T00:00:00Z")]) == PriceSummary(unchanged: 1))
        #expect(try await later.plans().ledger.batch == 1)
        // A plan that returns to a price it once had gets it anew.
        _ = try await later.set([request("gp2", "70")])
        #expect(try await service(at: "2017-04-01T00:00:00Z").set([request("gp2", "60")]) == PriceSummary(set: 1))
        #expect(try await prices(of: "gp2").map(\.price) == ["60", "70", "60"])
    }

    @Test func `a plan whose prices are all to come has none now`() async throws {
        _ = try await service().set([request("gp2", "60", from: "2018-01-01T00:00:00Z")])
        #expect(try await service().set([request("gp2", "60")]) == PriceSummary(set: 1))
        #expect(try await prices(of: "gp2").map(\.validFrom) == ["2017-02-05T22:16:56.616Z", "2018-01-01T00:00:00Z"])
    }

    @Test func `a dyno size and an add-on plan of one name are two`() async throws {
        _ = try await service().set([request("gp2", "60"), request("gp2", "5", type: .addon)])
        #expect(try await prices(of: "gp2").map(\.price) == ["60"])
        #expect(try await prices(of: "gp2", type: .addon).map(\.price) == ["5"])
    }

    @Test func `names are compared as bytes`() async throws {
        let summary = try await service().set([request("é", "1"), request("e\u{301}", "2")])
        #expect(summary == PriceSummary(set: 2))
        let names = try await service().plans().plans.map { Array($0.name.utf8) }
        #expect(names == [Array("e\u{301}".utf8), Array("é".utf8)])
    }

    @Test func `plans are listed by type, name and time`() async throws {
        _ = try await service().set([
            request("b", "1", from: "2017-02-01T00:00:00Z"), request("a", "2", type: .addon), request("b", "3"),
            request("B", "4"),
        ])
        let (plans, ledger) = try await service().plans()
        #expect(plans.map(\.name) == ["B", "b", "a"])
        #expect(plans[1].prices == [dated("3", "1970-01-01T00:00:00Z"), dated("1", "2017-02-01T00:00:00Z")])
        #expect(ledger.batch == 1)
    }

    @Test func `a list is one batch, and all or nothing`() async throws {
        let error = await #expect(throws: PlanError.self) {
            try await service().set([
                request("a", "1", line: 2), request("b", "2", line: 3),
                request("a", "1.5", from: "1970-01-01T00:00:00Z", line: 4),
            ])
        }
        #expect(error == .contradiction(line: 4, plan: "a", price: "1.5", other: "1", otherLine: 2))
        #expect(error?.code == "contradiction")
        #expect(
            error?.message
                == "is 1.5, but a is also given 1 from the same time on; a plan has one price at a time")
        #expect(try await service().plans().plans.isEmpty)
        #expect(try await service().plans().ledger == .empty)
    }

    @Test func `the same twice in a list counts once`() async throws {
        let summary = try await service().set([request("a", "1"), request("a", "1"), request("a", "1", from: PlanService.always)])
        #expect(summary == PriceSummary(set: 1, unchanged: 2))
        #expect(try await service().set([]) == PriceSummary())
        #expect(try await service().plans().ledger.batch == 1)
    }

    @Test(
        arguments: [
            ("2017-02-05T22:16:56.615Z", nil), ("2017-02-05T22:16:56.616Z", "60"), ("2017-03-01T00:00:00Z", "70"),
            ("2018-01-01T00:00:00Z", "70"),
        ] as [(Instant, Price?)])
    func `the present price is the latest that holds`(_ now: Instant, _ price: Price?) {
        let plan = Plan(
            type: .dyno, name: "gp2", prices: [dated("60", "2017-02-05T22:16:56.616Z"), dated("70", "2017-03-01T00:00:00Z")])
        #expect(plan.price(at: now)?.price == price)
    }

    @Test func `a store's error is passed on`() async throws {
        let service = PlanService(store: RestlessStore(), clock: .system)
        #expect(await #expect(throws: StoreError.self) { try await service.plans() } == .busy)
        #expect(await #expect(throws: PlanError.self) { try await service.set([request("a", "1")]) } == .store(.failed("full")))
    }
}
