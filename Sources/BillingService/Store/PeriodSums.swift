public import Billing

/// The sums of spans in several periods, to which each span is shown once.
public struct PeriodSums: Sendable {
    /// Spans are rated so many at a time, so that what is read is not held.
    private static let blockLength = 4096

    private let bounds: PeriodBounds
    private let proration: Proration
    private let raters: [Rater]
    private var blocks: [SpanColumns]
    private var parts: [[RatedTotals]]

    public init(_ bounds: PeriodBounds, by rules: BillingRules) {
        self.bounds = bounds
        proration = rules.proration
        raters = bounds.periods.map { Rater(period: $0, proration: rules.proration, currency: rules.currency) }
        blocks = bounds.periods.map { _ in .block(Self.blockLength) }
        parts = bounds.periods.map { _ in [] }
    }

    public mutating func add(_ span: RatedSpan, isDatabase: Bool) {
        for index in blocks.indices where bounds.contains(span, at: index) {
            blocks[index].append(span, isDatabase: isDatabase, in: bounds.periods[index])
            guard blocks[index].count == Self.blockLength else { continue }
            parts[index].append(raters[index].rate(blocks[index]).totals)
            blocks[index] = .block(Self.blockLength)
        }
    }

    /// The sums by period.
    public func totals() -> [RatedTotals] {
        blocks.indices.map { index in
            RatedTotals(of: parts[index] + [raters[index].rate(blocks[index]).totals], by: proration)
        }
    }
}

extension SpanColumns {
    fileprivate static func block(_ length: Int) -> SpanColumns {
        var columns = SpanColumns()
        columns.reserveCapacity(length, withNames: false)
        return columns
    }
}
