public import Billing
public import BillingService

/// A platform that lives for three years under a simulated clock, while everything happens to it that may happen to one.
///
/// Usage comes late, doubled and in any order, is retracted and moved; months close by themselves and by hand; credits and
/// payments come in; settings change; servers crash, and what they did not answer is asked again. After each step some laws
/// are looked at, for what the seed has chosen, and now and then all of them.
public struct Simulation: Sendable {
    /// Opens a platform's store: an empty one at first, and the same one again after a crash.
    public typealias Opening = @Sendable () async throws -> any Store

    static let months: Int64 = 36

    var random: SeededRandom
    var usage: SimulatedUsage
    var platform: TestPlatform
    var now: Instant
    var report: SimulationReport

    let open: Opening
    let crashes = CrashSwitch()
    /// When the simulation began, and ends.
    let start: Instant
    let end: Instant
    /// How long after its end a month closes by itself.
    let grace: Int64
    /// What was asked and not answered, in the order in which it was asked for.
    var unanswered: [SimulatedRequest] = []
    /// All batches, in their order, and what the books said at each.
    var batches: [(ledger: Ledger, books: ReferenceBooks)] = []
    /// All months that are closed, with what of each scope was served of them.
    var closings: [Closing] = []
    var served = ServedMemory()
    /// What was asked for under keys, answered or not.
    var grants: [(CreditGrant, String)] = []
    var payments: [(PaymentRequest, String)] = []
    var keys = 0
    /// What was settled of credits, by their keys.
    var settledCredits: [String: [Credit.Application]] = [:]
    private(set) var trace: [String] = []

    /// - Parameters:
    ///   - format: how closed months are kept.
    ///   - open: opens the store.
    public init(
        seed: UInt64, format: any LineItemFormat = TextLineItemFormat(), open: @escaping Opening
    ) async throws {
        var random = SeededRandom(seed: seed)
        let first: Month = random.pick(["2015-11-01", "2016-01-01", "2016-02-01", "2019-12-01", "2023-03-01"])
        start = first.start.advanced(milliseconds: random.number(0...40 * Day.milliseconds))
        end = Month(ordinal: first.ordinal + Self.months).end
        now = start
        grace = random.number(0...4) * Day.milliseconds
        self.random = random
        self.open = open
        usage = SimulatedUsage(seed: seed)
        let rules = BillingRules(
            proration: random.pick(Proration.allCases), payment: random.chance(50) ? .manual : .automatic)
        platform = TestPlatform(try await open().crashing(by: crashes), rules: rules, format: format)
        report = SimulationReport(seed: seed)
    }

    /// Lives through all of it.
    ///
    /// - Throws: a ``SimulationFailure`` where a law broke.
    public mutating func run() async throws -> SimulationReport {
        do {
            try await begin()
            while now < end { try await step() }
            try await checkEverything()
        } catch {
            throw SimulationFailure(seed: report.seed, step: report.steps, trace: trace, law: "\(error)")
        }
        report.batches = batches.last?.ledger.batch ?? 0
        report.closings = closings.count
        return report
    }

    /// Notes what is done, for who must find out what went wrong.
    mutating func note(_ what: String) {
        trace.append("\(report.steps) at \(now): \(what)")
        if trace.count > 25 { trace.removeFirst() }
    }

    // MARK: Steps

    /// What a platform brings with it: prices, and sometimes the usage of months before.
    private mutating func begin() async throws {
        try await ask([.usage(.prices(SimulatedUsage.firstPrices))])
        while !unanswered.isEmpty { try await ask([]) }
        let earlier = start.advanced(milliseconds: -random.number(0...4) * 30 * Day.milliseconds)
        usage.live(from: earlier, to: start, now: now)
    }

    private mutating func step() async throws {
        report.steps += 1
        let before = now
        now = now.advanced(milliseconds: pause())
        usage.live(from: before, to: now, now: now)
        switch random.number(0...99) {
        case 0...39: try await bringUsage()
        case 40...59: try await closeDue()
        case 60...62: try await finalize()
        case 63...69: try await grantCredit()
        case 70...81: try await payInvoice()
        case 82...87: try await setPrice()
        case 88...91: changeSettings()
        case 92...96: try await repeatUsage()
        default: try await bringConflict()
        }
        try await checkSomething()
    }

    /// Mostly days, sometimes nothing, and sometimes over the end of a month or to a moment that is nearly one.
    private mutating func pause() -> Int64 {
        switch random.number(0...19) {
        case 0...2: 0
        case 3: 1
        case 4: Month(containing: now).end.millisecondsSince1970 - now.millisecondsSince1970 + random.number(-1...1)
        case 5: random.number(20...70) * Day.milliseconds
        default: random.number(0...8 * Day.milliseconds)
        }
    }
}
