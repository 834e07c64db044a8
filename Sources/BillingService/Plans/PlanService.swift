public import Billing

/// Lists the price book of a store and sets prices in it.
public struct PlanService: Sendable {
    /// A plan's identity. Names are compared as UTF-8 bytes.
    private struct Key: Hashable {
        var type: ItemType
        var name: [UInt8]

        init(type: ItemType, name: String) {
            self.type = type
            self.name = Array(name.utf8)
        }
    }

    /// From when on a price holds that is said to hold always.
    public static let always = Instant(millisecondsSince1970: 0)

    /// How often a list is read anew because something was written meanwhile.
    private static let maximumReads = 32

    private let store: any Store
    private let clock: BillingClock

    public init(store: any Store, clock: BillingClock) {
        self.store = store
        self.clock = clock
    }

    /// All plans, by type and then name as UTF-8 bytes, and the batch that this is of.
    public func plans() async throws(StoreError) -> (plans: [Plan], ledger: Ledger) {
        var before = try await store.ledger()
        for _ in 0..<Self.maximumReads {
            let prices = try await store.plans()
            let after = try await store.ledger()
            if before == after { return (Self.plans(of: prices), after) }
            before = after
        }
        throw .busy
    }

    /// Sets prices, all or none, as one batch.
    ///
    /// A price that says no time holds from now on, or always where the plan had none; where the plan costs that much already
    /// nothing changes. So the same again changes nothing.
    public func set(_ requests: [PlanPriceRequest]) async throws(PlanError) -> PriceSummary {
        let known: [Plan]
        do { known = Self.plans(of: try await store.plans()) } catch { throw .store(error) }
        let now = clock.now
        let (prices, unchanged) = try Self.prices(of: requests, known: known, now: now)
        guard !prices.isEmpty else { return PriceSummary(unchanged: unchanged) }
        do {
            var summary = try await store.set(prices, clock: now)
            summary.unchanged += unchanged
            return summary
        } catch { throw .store(error) }
    }

    /// What is to be set, and how many of the requests change nothing.
    private static func prices(
        of requests: [PlanPriceRequest], known: [Plan], now: Instant
    ) throws(PlanError) -> (prices: [PlanPrice], unchanged: Int) {
        struct Moment: Hashable {
            var plan: Key
            var validFrom: Instant
        }
        let known = Dictionary(known.map { (Key(type: $0.type, name: $0.name), $0) }) { first, _ in first }
        var given: [Moment: PlanPriceRequest] = [:]
        var prices: [PlanPrice] = []
        var unchanged = 0
        for request in requests {
            let key = Key(type: request.type, name: request.plan)
            let plan = known[key]
            if request.validFrom == nil, plan?.price(at: now)?.price == request.price {
                unchanged += 1
                continue
            }
            let validFrom = request.validFrom ?? (plan == nil ? always : now)
            let other = given.updateValue(request, forKey: Moment(plan: key, validFrom: validFrom))
            guard let other else {
                prices.append(
                    PlanPrice(type: request.type, plan: request.plan, price: request.price, validFrom: validFrom))
                continue
            }
            guard other.price == request.price else {
                throw .contradiction(
                    line: request.line, plan: request.plan, price: request.price, other: other.price, otherLine: other.line)
            }
            unchanged += 1
        }
        return (prices, unchanged)
    }

    /// - Parameter prices: in the order in which a store gives them.
    private static func plans(of prices: [PlanPrice]) -> [Plan] {
        var plans: [Plan] = []
        for price in prices {
            let dated = Plan.DatedPrice(price: price.price, validFrom: price.validFrom)
            if let last = plans.last, last.type == price.type, last.name.utf8.elementsEqual(price.plan.utf8) {
                plans[plans.count - 1].prices.append(dated)
            } else {
                plans.append(Plan(type: price.type, name: price.plan, prices: [dated]))
            }
        }
        return plans
    }
}
