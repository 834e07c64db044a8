public import BillingExport
public import BillingService

extension ShownAudit {
    /// An entry as the database knows it.
    public init(_ entry: AuditEntry) {
        self.init(
            number: entry.number, batch: entry.batch, recorded: entry.recorded, actor: entry.actor, place: entry.place,
            action: entry.action, detail: entry.detail, hash: entry.hash.hex)
    }
}
