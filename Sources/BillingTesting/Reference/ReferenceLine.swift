import Billing

/// What a line of a closed month is known by, so that what it costs by now can be compared with what was billed for it.
struct ReferenceLine: Hashable, Sendable {
    private let organization: ReferenceIdentity
    private let space: ReferenceIdentity
    /// The app, and what is left of it.
    private let content: ReferenceIdentity

    init(_ span: ReferenceSpan) {
        organization = span.organization.identity
        space = span.space.identity
        // An add-on that is a resource of its own is known by the place of its fact in the order of arrival.
        let resource = span.resource.map { ["named", $0] } ?? ["\(span.position)"]
        let rest = [
            span.type.name, "\(span.start.millisecondsSince1970)", span.description, "\(span.quantity.count)",
            "\(span.price.microUnits)",
        ]
        content = ReferenceIdentity(resource + rest, of: span.app.identity)
    }
}
