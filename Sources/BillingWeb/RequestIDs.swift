import Synchronization

/// Ids for requests that bring none: 32 hexadecimal digits, no two alike.
///
/// They are made of a random number of this process and a counter, because asking the system for random bytes each time costs
/// more than all else that is done for an id.
final class RequestIDs: Sendable {
    private let process = UInt64.random(in: .min ... .max)
    private let start = UInt64.random(in: .min ... .max)
    private let count = Atomic<UInt64>(0)

    func next() -> String {
        let number = count.add(1, ordering: .relaxed).oldValue
        let low = Self.mixed(start &+ number)
        return String(unsafeUninitializedCapacity: 32) { buffer in
            for index in 0..<16 {
                let shift = UInt64(60 - index * 4)
                buffer[index] = Self.digit(process >> shift)
                buffer[index + 16] = Self.digit(low >> shift)
            }
            return 32
        }
    }

    private static func digit(_ value: UInt64) -> UInt8 {
        let value = UInt8(truncatingIfNeeded: value & 15)
        return value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    /// Another number for each number, in which neighbours have nothing alike (the finalizer of SplitMix64).
    private static func mixed(_ number: UInt64) -> UInt64 {
        var value = number
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
