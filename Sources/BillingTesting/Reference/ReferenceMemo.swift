import Billing
import BillingService
import Synchronization

/// What was found out once, so that it need not be found out again: it follows from nothing but what it was asked for.
final class ReferenceMemo: Sendable {
    typealias Lines = [ReferenceLine: ReferenceItem]

    /// All that decides what a resource's facts fold to.
    private struct Facts: Hashable {
        var positions: [Int]
        var ends: [Instant]
        var prices: Int
    }

    private let spans = Mutex<[Facts: [ReferenceSpan]]>([:])
    private let lines = Mutex<[Month: Lines]>([:])

    /// - Parameters:
    ///   - facts: those of a resource, of the history that is always asked for.
    ///   - prices: those so far.
    func spans(of facts: [ReferenceFact], prices: [PlanPrice]) -> [ReferenceSpan] {
        let key = Facts(positions: facts.map(\.position), ends: facts.map(\.ended), prices: prices.count)
        if let known = spans.withLock({ $0[key] }) { return known }
        let found = ReferenceTimeline(facts, prices: prices).spans
        spans.withLock { $0[key] = found }
        return found
    }

    /// The lines of a closed month, until more is known.
    func lines(of month: Month, find: () -> Lines) -> Lines {
        if let known = lines.withLock({ $0[month] }) { return known }
        let found = find()
        lines.withLock { $0[month] = found }
        return found
    }

    /// What stays true when more comes to be known.
    func keepingSpans() -> ReferenceMemo {
        let memo = ReferenceMemo()
        let known = spans.withLock(\.self)
        memo.spans.withLock { $0 = known }
        return memo
    }
}
