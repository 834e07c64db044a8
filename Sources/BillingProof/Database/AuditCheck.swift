import Billing
import BillingService

/// Checks the audit: that each entry follows the one before, and that its end is the one that was signed.
struct AuditCheck {
    private static let pageLength = 1000

    let store: any Store

    func check(against seals: [Seal], keys: KeyChain) async throws {
        let entries = try await all()
        var previous = SealHash.zero
        for (index, entry) in entries.enumerated() {
            let number = Int64(index) + 1
            guard entry.number == number else { throw ProofFailure.audit(.missing(number)) }
            guard ProofHash.of(entry.text(after: previous).utf8) == entry.hash else {
                throw ProofFailure.audit(.changed(number))
            }
            previous = entry.hash
        }
        for seal in seals {
            guard let head = SealStatement(parsing: seal.statement)?.audit, head != .none else { continue }
            guard head.number <= entries.count else {
                throw ProofFailure.audit(.cutOff(last: Int64(entries.count), signed: head.number))
            }
            guard entries[Int(head.number) - 1].hash == head.hash else {
                throw ProofFailure.audit(.seal(seal.month, head.number))
            }
        }
        guard let signed = try await store.auditHead() else { return }
        let head = signed.head
        guard keys.hasSigned(head.text(keyID: signed.keyID), keyID: signed.keyID, signature: signed.signature), head.number > 0
        else { throw ProofFailure.audit(.head(head.number)) }
        guard head.number <= entries.count else {
            throw ProofFailure.audit(.cutOff(last: Int64(entries.count), signed: head.number))
        }
        guard entries[Int(head.number) - 1].hash == head.hash else { throw ProofFailure.audit(.changed(head.number)) }
    }

    /// Oldest first.
    private func all() async throws -> [AuditEntry] {
        var entries: [AuditEntry] = []
        while true {
            let page = try await store.audit(before: entries.last?.number, limit: AuditCheck.pageLength)
            entries += page
            if page.count < AuditCheck.pageLength { return entries.reversed() }
        }
    }
}
