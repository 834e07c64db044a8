import Billing

/// A key that seals are signed with, as the database knows it: its public part.
public struct SigningKey: Hashable, Sendable {
    /// The first 16 hexadecimal digits of the public key's SHA-256.
    public var id: String
    /// 32 bytes.
    public var publicKey: [UInt8]
    /// The batch from which on it signs.
    public var since: Int64
    /// What ``rotationText(from:)`` says of this key and the one before, signed by the one before; nil for the first key.
    public var endorsement: [UInt8]?
    /// The same, signed by this key: so either of the two vouches for the other.
    public var acceptance: [UInt8]?

    public init(
        id: String, publicKey: [UInt8], since: Int64, endorsement: [UInt8]? = nil, acceptance: [UInt8]? = nil
    ) {
        self.id = id
        self.publicKey = publicKey
        self.since = since
        self.endorsement = endorsement
        self.acceptance = acceptance
    }

    /// What both keys sign where this one follows another.
    public func rotationText(from previous: SigningKey) -> String {
        """
        invoices key 1
        previous \(SealText.hex(previous.publicKey))
        key \(SealText.hex(publicKey))
        since \(since)

        """
    }
}
