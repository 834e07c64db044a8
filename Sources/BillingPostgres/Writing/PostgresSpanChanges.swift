import Billing
import BillingService

/// What becomes of the spans of some resources.
struct PostgresSpanChanges {
    struct Row {
        var span: UsageSpan
        var resource: ResourceKey
        var name: TextKey?

        /// The order of the table's key.
        func precedes(_ other: Row) -> Bool {
            let (left, right) = (span, other.span)
            return (left.place.organization, left.end, left.start, left.event)
                < (right.place.organization, right.end, right.start, right.event)
        }
    }

    /// The batch that makes the changes.
    let batch: Int64
    /// The months that are closed, which the changes do not touch, but note.
    let closed: ClosedMonths
    private(set) var removed: [UsageSpan] = []
    private(set) var inserted: [Row] = []
    private(set) var touched: Set<TouchedMonth> = []

    init(batch: Int64, closed: ClosedMonths) {
        self.batch = batch
        self.closed = closed
    }

    /// A span of which only its contested days change goes and comes: it is a new row either way.
    mutating func add(_ fold: ResourceFold, of resource: ResourceKey, name: TextKey?) {
        if !closed.isEmpty { touched.formUnion(fold.touched(of: resource, batch: batch, closed: closed)) }
        removed += fold.removed
        removed += fold.contested
        for span in fold.inserted { inserted.append(Row(span: span, resource: resource, name: name)) }
        for span in fold.contested { inserted.append(Row(span: span, resource: resource, name: name)) }
    }
}
