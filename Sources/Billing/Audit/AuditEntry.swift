/// What someone has done: an entry of the audit, which nothing changes or removes.
public struct AuditEntry: Hashable, Sendable {
    /// Entries are counted from 1.
    public var number: Int64
    public var batch: Int64
    public var recorded: Instant
    public var actor: String
    public var place: String
    /// What was done, as a word.
    public var action: String
    public var detail: String
    /// The hash of ``text(after:)``.
    public var hash: SealHash

    public init(
        number: Int64, batch: Int64, recorded: Instant, actor: String, place: String, action: String, detail: String,
        hash: SealHash
    ) {
        self.number = number
        self.batch = batch
        self.recorded = recorded
        self.actor = actor
        self.place = place
        self.action = action
        self.detail = detail
        self.hash = hash
    }

    /// What is hashed: all that the entry says, and the hash of the one before.
    public func text(after previous: SealHash) -> String {
        """
        invoices audit 1
        number \(number)
        batch \(batch)
        recorded \(recorded)
        actor \(SealText.quoted(actor))
        place \(SealText.quoted(place))
        action \(SealText.quoted(action))
        detail \(SealText.quoted(detail))
        previous \(previous)

        """
    }

    public var head: AuditHead { AuditHead(number: number, hash: hash) }
}
