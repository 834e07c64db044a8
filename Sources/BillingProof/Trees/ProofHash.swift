public import Billing
import Crypto

/// The hashes that seals are made of: SHA-256, with a byte before what is hashed in a tree, so that a leaf is never a node
/// (RFC 9162, section 2.1.1).
public enum ProofHash {
    /// The hash of some bytes.
    public static func of(_ bytes: some Sequence<UInt8>) -> SealHash {
        var hasher = SHA256()
        hasher.update(data: Array(bytes))
        return hash(hasher)
    }

    /// The hash of some bytes.
    public static func of(_ bytes: UnsafeRawBufferPointer) -> SealHash {
        var hasher = SHA256()
        hasher.update(bufferPointer: bytes)
        return hash(hasher)
    }

    /// The hash of a leaf: of a zero byte, the header, and the items.
    public static func leaf(header: String, content: UnsafeRawBufferPointer) -> SealHash {
        var hasher = SHA256()
        hasher.update(data: [0])
        var header = header
        header.withUTF8 { hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        hasher.update(bufferPointer: content)
        return hash(hasher)
    }

    /// The hash of a node: of a byte of one, and the two hashes below it.
    public static func node(_ left: SealHash, _ right: SealHash) -> SealHash {
        var hasher = SHA256()
        hasher.update(data: [1] + left.bytes + right.bytes)
        return hash(hasher)
    }

    private static func hash(_ hasher: SHA256) -> SealHash {
        hasher.finalize().withUnsafeBytes { SealHash(bytes: $0) } ?? .zero
    }
}
