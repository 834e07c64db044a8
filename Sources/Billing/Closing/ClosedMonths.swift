/// The months of a platform that are closed, and where corrections of them go.
///
/// Months are closed oldest first, but those of before the database was made may be closed later than those since, so there
/// may be open months between closed ones.
public struct ClosedMonths: Hashable, Sendable {
    /// By month.
    public let closings: [Closing]

    public static let none = ClosedMonths([])

    public init(_ closings: [Closing]) {
        self.closings = closings.sorted { $0.month < $1.month }
    }

    public var isEmpty: Bool { closings.isEmpty }

    public func closing(of month: Month) -> Closing? {
        var (low, high) = (0, closings.count)
        while low < high {
            let middle = (low + high) / 2
            if closings[middle].month < month { low = middle + 1 } else { high = middle }
        }
        return low < closings.count && closings[low].month == month ? closings[low] : nil
    }

    public func contains(_ month: Month) -> Bool { closing(of: month) != nil }

    /// Those that were known at a batch.
    public func known(at batch: Int64) -> ClosedMonths {
        closings.allSatisfy { $0.batch <= batch } ? self : ClosedMonths(closings.filter { $0.batch <= batch })
    }

    /// The month whose invoice shows corrections of a closed one: the first open month after it.
    public func target(of month: Month) -> Month {
        var target = month
        while contains(target) { target = target.next }
        return target
    }

    /// The closing up to which all that is due for a closed month has been billed: its own, or the last one of a month that was
    /// at that time the first open one after it, and so billed its corrections.
    public func settlement(of month: Month) -> Closing? {
        guard var settlement = closing(of: month) else { return nil }
        var next = month.next
        while let closing = closing(of: next) {
            if closing.batch > settlement.batch { settlement = closing }
            next = next.next
        }
        return settlement
    }

    /// Closed months whose corrections go to an open one, each with the closing up to which they have been billed.
    public func settlements(into target: Month) -> [Month: Closing] {
        var settlements: [Month: Closing] = [:]
        for closing in closings where self.target(of: closing.month) == target {
            settlements[closing.month] = settlement(of: closing.month)
        }
        return settlements
    }

    /// The open months that corrections may go to.
    public var targets: Set<Month> { Set(closings.map { target(of: $0.month) }) }
}
