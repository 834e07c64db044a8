/// A SHA-256 hash: 32 bytes.
public struct SealHash: Hashable, Sendable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    public static let byteCount = 32
    /// What stands for the seal before the first.
    public static let zero = SealHash(words: (0, 0, 0, 0))

    private init(words: (UInt64, UInt64, UInt64, UInt64)) {
        self.words = words
    }

    /// Nil where there are not 32 bytes.
    public init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == SealHash.byteCount else { return nil }
        func word(_ index: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
        }
        words = (word(0), word(1), word(2), word(3))
    }

    /// Nil where there are not 32 bytes.
    public init?(bytes: [UInt8]) {
        guard let hash = bytes.withUnsafeBytes({ SealHash(bytes: $0) }) else { return nil }
        self = hash
    }

    /// Nil where there are not 64 hexadecimal digits in lower case.
    public init?(hex: some StringProtocol) {
        guard let bytes = SealText.bytes(ofHex: hex) else { return nil }
        self.init(bytes: bytes)
    }

    public var bytes: [UInt8] {
        [words.0, words.1, words.2, words.3].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) }
        }
    }

    /// 64 hexadecimal digits.
    public var hex: String { SealText.hex(bytes) }

    public static func == (left: SealHash, right: SealHash) -> Bool { left.words == right.words }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.3)
    }
}

extension SealHash: CustomStringConvertible {
    public var description: String { hex }
}
