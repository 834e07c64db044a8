public import Billing

/// What a store needs to seal a month: hashes and a key. It is outside of the core, which has no cryptography.
public protocol Sealer: Sendable {
    /// SHA-256 of some bytes.
    func hash(_ bytes: UnsafeRawBufferPointer) -> SealHash

    /// The hash of a leaf: of its header and the items that follow.
    func leafHash(header: String, content: [UInt8]) -> SealHash

    /// The root of the tree over some leaves.
    func root(of leaves: [SealHash]) -> SealHash

    /// The key to sign with, which must be the last one that the database knows. Where it knows none, one is made.
    func signer(for known: [SigningKey]) throws(SigningError) -> any Signer
}

extension Sealer {
    /// SHA-256 of a text.
    public func hash(_ text: String) -> SealHash {
        var text = text
        return text.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
    }
}
