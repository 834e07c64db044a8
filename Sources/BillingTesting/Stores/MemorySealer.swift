public import Billing
import BillingProof
public import BillingService

/// Seals with a key that is in memory alone.
public struct MemorySealer: Sealer {
    private let pair = KeyPair()

    public init() {}

    public var publicKey: [UInt8] { pair.publicKey }

    public func hash(_ bytes: UnsafeRawBufferPointer) -> SealHash { ProofHash.of(bytes) }

    public func leafHash(header: String, content: [UInt8]) -> SealHash {
        content.withUnsafeBytes { ProofHash.leaf(header: header, content: $0) }
    }

    public func root(of leaves: [SealHash]) -> SealHash { MerkleTree.root(of: leaves) }

    public func signer(for known: [SigningKey]) throws(SigningError) -> any Signer {
        if let last = known.last, last.publicKey != pair.publicKey {
            throw .keyDiffers(path: "memory", id: last.id, found: pair.keyID)
        }
        return pair
    }

    /// Makes this key the one that a store's seals are signed with, in place of another one.
    public func follow(_ other: MemorySealer, in store: any Store, clock: Instant) async throws(StoreError) -> SigningKey {
        try await store.rotateSigningKey(clock: clock) { current, batch throws(SigningError) in
            var key = SigningKey(id: pair.keyID, publicKey: pair.publicKey, since: batch)
            let text = key.rotationText(from: current)
            key.endorsement = try other.pair.signature(of: text)
            key.acceptance = try pair.signature(of: text)
            return key
        }
    }
}
