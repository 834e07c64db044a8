/// How far the audit goes: the number of its last entry, and that entry's hash.
public struct AuditHead: Hashable, Sendable {
    public var number: Int64
    public var hash: SealHash

    public static let none = AuditHead(number: 0, hash: .zero)

    public init(number: Int64, hash: SealHash) {
        self.number = number
        self.hash = hash
    }

    /// What is signed of it.
    public func text(keyID: String) -> String {
        """
        invoices audit-head 1
        number \(number)
        hash \(hash)
        key \(keyID)

        """
    }
}
