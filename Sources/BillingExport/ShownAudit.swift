public import Billing

/// An entry of the audit as it is shown.
public struct ShownAudit: Hashable, Sendable {
    public var number: Int64
    public var batch: Int64
    public var recorded: Instant
    public var actor: String
    public var place: String
    public var action: String
    public var detail: String
    /// 64 hexadecimal digits.
    public var hash: String

    public init(
        number: Int64, batch: Int64, recorded: Instant, actor: String, place: String, action: String, detail: String,
        hash: String
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
}
