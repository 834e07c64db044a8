/// Who does something, and from where: what reaches a store with a task, so that nothing between need know of it.
public struct AuditOrigin: Sendable {
    /// Who: a user of the machine, or the fingerprint of the key that a request carried.
    public var actor: String
    /// From where: the machine, or the client's address.
    public var place: String
    /// Makes the chain's hashes, and signs its head where the key is at hand.
    public var sealer: any Sealer

    /// Of the task; nil where nothing is recorded.
    @TaskLocal public static var current: AuditOrigin?
    /// Of each of the requests that share a batch.
    @TaskLocal public static var ofRequests: [AuditOrigin?] = []

    public init(actor: String, place: String, sealer: any Sealer) {
        self.actor = actor
        self.place = place
        self.sealer = sealer
    }
}
