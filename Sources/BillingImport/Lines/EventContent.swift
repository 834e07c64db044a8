import Billing
import Crypto

/// What identifies an event, part by part, in a form that no other event has.
struct EventContent: Sendable {
    private var bytes: [UInt8] = []

    /// Forgets all parts and keeps the memory.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// Adds a text, its length before it; one that is absent has a length that no text has.
    mutating func append(_ text: Bytes, _ range: Range<Int>?) {
        let length = UInt16(range?.count ?? Int(UInt16.max))
        bytes.append(UInt8(length >> 8))
        bytes.append(UInt8(truncatingIfNeeded: length))
        guard let range else { return }
        text.extracting(range).withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ number: Int64) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// The first half of the SHA-256 of all parts.
    var identity: EventIdentity {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return hash.finalize().withUnsafeBytes { digest in
            EventIdentity(
                high: UInt64(bigEndian: digest.loadUnaligned(as: UInt64.self)),
                low: UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        }
    }
}
