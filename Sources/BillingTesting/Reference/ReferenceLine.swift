import Billing

/// What a line of a closed month is known by, so that what it costs by now can be compared with what was billed for it.
struct ReferenceLine: Hashable, Sendable {
    private let names: [[[UInt8]]]
    private let description: [UInt8]
    private let resource: [UInt8]?
    /// The place of its fact in the order of arrival, for an add-on that is a resource of its own.
    private let position: Int?
    private let type: ItemType
    private let start: Instant
    private let quantity: Quantity
    private let price: Price

    init(_ span: ReferenceSpan) {
        names = [span.organization.identity, span.space.identity, span.app.identity]
        description = Array(span.description.utf8)
        resource = span.resource.map { Array($0.utf8) }
        position = span.resource == nil ? span.position : nil
        type = span.type
        start = span.start
        quantity = span.quantity
        price = span.price
    }
}
