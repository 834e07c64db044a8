/// Distinct pairs of numbers, each known by its place in the order in which they came.
///
/// It does for a million keys of a store what a dictionary does, in a few nanoseconds each: such keys need no hashing that
/// withstands whoever chooses them, because a store does.
public struct NumberTable: Sendable {
    private var firsts: [Int64] = []
    private var seconds: [Int64] = []
    /// Places by hash, open addressing; -1 is empty. Its count is a power of two.
    private var slots: [Int32] = []

    public init() {}

    public var count: Int { firsts.count }

    public func first(at place: Int) -> Int64 { firsts[place] }

    /// The place of a pair, which is added where it is new.
    public mutating func place(of first: Int64, _ second: Int64 = 0) -> Int {
        if (count + 1) * 2 > slots.count { grow() }
        let slot = slot(of: first, second)
        if slots[slot] >= 0 { return Int(slots[slot]) }
        slots[slot] = Int32(count)
        firsts.append(first)
        seconds.append(second)
        return count - 1
    }

    private func slot(of first: Int64, _ second: Int64) -> Int {
        let mask = slots.count - 1
        var hash = UInt64(bitPattern: first) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ (hash >> 29) ^ UInt64(bitPattern: second)) &* 0xBF58_476D_1CE4_E5B9
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while slots[slot] >= 0 {
            let place = Int(slots[slot])
            if firsts[place] == first, seconds[place] == second { return slot }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: max(16, slots.count * 4))
        for place in firsts.indices { slots[slot(of: firsts[place], seconds[place])] = Int32(place) }
    }
}
