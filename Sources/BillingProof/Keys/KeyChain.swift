import Billing
public import BillingService

/// The keys of a database, each signed by the one before it.
public struct KeyChain: Sendable {
    private let keys: [String: SigningKey]

    /// Checks the keys.
    ///
    /// - Parameter trusted: the public key that someone was given, which must be one of them; nil where there is none.
    public init(_ keys: [SigningKey], trusted: [UInt8]? = nil) throws(ProofFailure) {
        var previous: SigningKey?
        for key in keys {
            guard key.publicKey.count == 32, PublicKey.id(of: key.publicKey) == key.id else { throw .keyID(key.id) }
            if let previous {
                let text = key.rotationText(from: previous)
                guard PublicKey.isValid(key.endorsement ?? [], of: text, by: previous.publicKey),
                    PublicKey.isValid(key.acceptance ?? [], of: text, by: key.publicKey), key.since >= previous.since
                else { throw .keyRotation(key.id, previous: previous.id) }
            }
            previous = key
        }
        self.keys = Dictionary(keys.map { ($0.id, $0) }) { first, _ in first }
        if let trusted, !keys.contains(where: { $0.publicKey == trusted }) {
            throw .keyNotTrusted(PublicKey.id(of: trusted), last: keys.last?.id ?? "none")
        }
    }

    /// Whether one of the keys has signed a text.
    func hasSigned(_ text: String, keyID: String, signature: [UInt8]) -> Bool {
        keys[keyID].map { PublicKey.isValid(signature, of: text, by: $0.publicKey) } ?? false
    }

    /// Checks that one of the keys has signed a statement.
    ///
    /// - Returns: what the statement says.
    public func check(_ statement: String, keyID: String, signature: [UInt8]) throws(ProofFailure) -> SealStatement {
        guard let parsed = SealStatement(parsing: statement) else { throw .statementForm }
        let month = parsed.closing.month
        guard parsed.keyID == keyID, let key = keys[keyID] else { throw .keyUnknown(keyID, month) }
        guard PublicKey.isValid(signature, of: statement, by: key.publicKey) else { throw .signature(month, keyID) }
        return parsed
    }
}
