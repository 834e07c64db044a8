public import Billing

extension AuditEntry {
    /// Makes the entries of a batch.
    public static func entries(of notes: [AuditNote], ledger: Ledger, after head: AuditHead) -> [AuditEntry] {
        var head = head
        return notes.map { note in
            var entry = AuditEntry(
                number: head.number + 1, batch: ledger.batch, recorded: ledger.recorded, actor: note.origin.actor,
                place: note.origin.place, action: note.action.rawValue, detail: note.detail, hash: .zero)
            entry.hash = note.origin.sealer.hash(entry.text(after: head.hash))
            head = entry.head
            return entry
        }
    }
}
