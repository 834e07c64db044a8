public import Billing

/// The instants at which a span's last day changes hands, as stores keep them: 8 bytes each, big-endian.
public enum Turns {
    public static func encode(_ turns: [Instant]) -> [UInt8] {
        turns.flatMap { turn in
            (0..<8).map { UInt8(truncatingIfNeeded: turn.millisecondsSince1970 >> (56 - 8 * $0)) }
        }
    }

    public static func decode(_ bytes: UnsafeRawBufferPointer) -> [Instant] {
        stride(from: 0, to: bytes.count - 7, by: 8).map { offset in
            Instant(millisecondsSince1970: Int64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self)))
        }
    }
}
