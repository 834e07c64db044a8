public import Billing

/// An event's identity as stores keep it: the hash, and for a repetition its number, in the order in which identities compare.
extension EventIdentity {
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        var parts = (high.bigEndian, low.bigEndian, UInt64(occurrence).bigEndian)
        let length = occurrence == 0 ? 16 : 24
        return try withUnsafeBytes(of: &parts) { bytes in
            try body(UnsafeRawBufferPointer(rebasing: bytes[..<length]))
        }
    }

    /// - Parameter bytes: what ``withBytes(_:)`` gave.
    public init(bytes: UnsafeRawBufferPointer) {
        func word(_ offset: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        self.init(high: word(0), low: word(8), occurrence: bytes.count > 16 ? UInt32(truncatingIfNeeded: word(16)) : 0)
    }
}
