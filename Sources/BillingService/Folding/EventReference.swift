import Billing

/// What an event is known by: its source, and its id there. They are compared as UTF-8 bytes, first the source.
public struct EventReference: Hashable, Comparable, Sendable {
    public var source: [UInt8]
    public var id: [UInt8]

    public init(source: [UInt8], id: [UInt8]) {
        self.source = source
        self.id = id
    }

    public static func < (left: EventReference, right: EventReference) -> Bool {
        if left.source != right.source { return left.source.lexicographicallyPrecedes(right.source) }
        return left.id.lexicographicallyPrecedes(right.id)
    }
}
