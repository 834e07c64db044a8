public import Billing

/// A head of the audit, signed so that removing the last entries is noticed.
public struct SignedAuditHead: Hashable, Sendable {
    public var head: AuditHead
    public var keyID: String
    public var signature: [UInt8]

    public init(head: AuditHead, keyID: String, signature: [UInt8]) {
        self.head = head
        self.keyID = keyID
        self.signature = signature
    }

    /// Signs a head with the last key that a database knows; nil where it has none, or the key is not at hand.
    public init?(_ head: AuditHead, by sealer: any Sealer, keys: [SigningKey]) {
        guard !keys.isEmpty else { return nil }
        do {
            let signer = try sealer.signer(for: keys)
            self.init(
                head: head, keyID: signer.keyID, signature: try signer.signature(of: head.text(keyID: signer.keyID)))
        } catch { return nil }
    }
}
