public import Billing
public import BillingService

/// Usage lines, events of all kinds, and prices, made from a seed: everything nasty that is allowed.
public struct RandomEventHistory: Sendable {
    /// What reaches a store at a time.
    public enum Delivery: Sendable {
        /// A file, read in chunks.
        case file([[UsageFact]])
        /// The requests of one call.
        case requests([[EventRecord]])
        case prices([PlanPrice])
    }

    public let seed: UInt64
    /// In the order in which they happened.
    public let facts: [UsageFact]
    public let firstPrices: [PlanPrice]
    public let laterPrices: [PlanPrice]
    public let now: Instant

    /// - Parameter hasAssumedPlaces: whether some events only assume where their app belongs, so that the order of arrival
    ///   matters.
    public init(seed: UInt64, hasAssumedPlaces: Bool = false) {
        self.seed = seed
        var generator = EventGenerator(seed: seed, hasAssumedPlaces: hasAssumedPlaces)
        let facts = generator.facts()
        self.facts = facts.sorted { $0.happened < $1.happened }
        firstPrices = generator.firstPrices()
        laterPrices = generator.laterPrices()
        now = generator.now()
    }

    public var prices: [PlanPrice] { firstPrices + laterPrices }

    /// The history as it may reach a store: in any order, and each event twice. Some lines arrive open,
    /// and are closed by the last file, which also repeats some others. Only the first prices come before all else.
    public func deliveries() -> [Delivery] {
        var random = SeededRandom(seed: seed ^ 0xDE11)
        let count = random.number(1...4)
        var parts = [[UsageFact]](repeating: [], count: count)
        let areRequests = (0..<count).map { $0 > 0 && random.chance(50) }
        var lastFile: [UsageFact] = []
        for fact in facts {
            switch fact {
            case .event:
                for _ in 1...2 { parts[random.number(0...count - 1)].append(fact) }
            case .line(let record):
                let isOpenAtFirst = random.chance(20)
                if isOpenAtFirst || random.chance(20) { lastFile.append(fact) }
                parts[0].append(.line(isOpenAtFirst ? record.ending(nil) : record))
            }
        }
        var deliveries: [Delivery] = [.prices(firstPrices)]
        for (part, isRequest) in zip(parts, areRequests) {
            deliveries.append(isRequest ? .requests(requests(of: part, &random)) : .file(chunks(of: part, &random)))
        }
        deliveries.append(.file(chunks(of: lastFile, &random)))
        for price in laterPrices { deliveries.insert(.prices([price]), at: random.number(1...deliveries.count)) }
        return deliveries
    }

    /// Deliveries as the reference rater takes them: a file, or a request, each.
    public static func facts(of deliveries: [Delivery]) -> [[UsageFact]] {
        deliveries.flatMap { delivery -> [[UsageFact]] in
            switch delivery {
            case .file(let chunks): [Array(chunks.joined())]
            case .requests(let requests): requests.map { request in request.map { .event($0) } }
            case .prices: []
            }
        }
    }

    private func chunks(of facts: [UsageFact], _ random: inout SeededRandom) -> [[UsageFact]] {
        var chunks: [[UsageFact]] = []
        var rest = facts.shuffled(using: &random)[...]
        while !rest.isEmpty {
            let size = random.number(1...20)
            chunks.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return chunks
    }

    private func requests(of facts: [UsageFact], _ random: inout SeededRandom) -> [[EventRecord]] {
        chunks(of: facts, &random).map { chunk in
            chunk.compactMap { fact in if case .event(let event) = fact { event } else { nil } }
        }
    }
}
