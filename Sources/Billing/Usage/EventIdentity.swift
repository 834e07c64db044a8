/// What makes a usage event itself and no other: 128 bits of a cryptographic hash of what identifies it at its source, and
/// how many equal ones came before it there.
///
/// For a usage line the hash is that of its content without `deleted_at`. Two lines with the same hash are the same line;
/// the second of two equal lines in a file is occurrence 1, and so another event.
public struct EventIdentity: Hashable, Sendable, Comparable {
    public let high: UInt64
    public let low: UInt64
    public var occurrence: UInt32

    public init(high: UInt64, low: UInt64, occurrence: UInt32 = 0) {
        self.high = high
        self.low = low
        self.occurrence = occurrence
    }

    /// Whether two events say the same, so that one is a repetition of the other.
    public func hasSameContent(as other: EventIdentity) -> Bool {
        high == other.high && low == other.low
    }

    /// The order of ids as the bytes that a store keeps.
    public static func < (left: EventIdentity, right: EventIdentity) -> Bool {
        (left.high, left.low, left.occurrence) < (right.high, right.low, right.occurrence)
    }
}
