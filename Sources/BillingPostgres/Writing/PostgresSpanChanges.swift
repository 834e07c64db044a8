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

    private(set) var removed: [UsageSpan] = []
    private(set) var inserted: [Row] = []

    /// A span of which only its contested days change goes and comes: it is a new row either way.
    mutating func add(_ fold: ResourceFold, of resource: ResourceKey, name: TextKey?) {
        removed += fold.removed
        removed += fold.contested
        for span in fold.inserted { inserted.append(Row(span: span, resource: resource, name: name)) }
        for span in fold.contested { inserted.append(Row(span: span, resource: resource, name: name)) }
    }
}
