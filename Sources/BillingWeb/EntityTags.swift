import Billing
import BillingService
import Crypto

/// The entity tags of invoices that are over: a batch, its time, and a digest of the settings that decide what an invoice says.
/// Nothing else changes them, so no body is read or hashed.
///
/// For an open month it is the last batch; for a closed one that of its closing, with its payment.
struct EntityTags {
    private let settings: String

    init(rules: BillingRules, version: String) {
        let text =
            [
                version, rules.proration.rawValue, rules.currency.code, rules.stateNumbers.rawValue, rules.payment.rawValue,
            ] + rules.databaseServices.words
        let digest = SHA256.hash(data: Array(text.joined(separator: "\n").utf8))
        settings = SealText.hex(digest.prefix(4))
    }

    func tag(of ledger: Ledger) -> String {
        "\"\(ledger.batch)-\(Self.text(of: ledger.recorded))-\(settings)\""
    }

    /// Of a closed month's invoice. A name can come to stand for another organization or space, so their keys count too.
    func tag(of document: ClosedDocument, in scope: Scope) -> String {
        let first = document.pieces.first
        let key: Int64? =
            switch scope {
            case .account: nil
            case .organization: first?.organization.value
            case .space: first?.space?.value
            }
        let (closing, payment) = (document.closing, document.head.payment)
        let parts = [
            "closed", String(closing.batch), Self.text(of: closing.recorded), key.map(String.init) ?? "all",
            payment.status.rawValue, Self.text(of: payment.updatedAt), settings,
        ]
        return "\"\(parts.joined(separator: "-"))\""
    }

    private static func text(of instant: Instant) -> String { String(instant.millisecondsSince1970, radix: 36) }

    /// Whether `If-None-Match` names a tag; comparison is weak (RFC 9110, section 13.1.2).
    static func match(_ field: String?, _ tag: String) -> Bool {
        guard let field else { return false }
        return field.split(separator: ",").contains { entry in
            let entry = entry.drop { $0 == " " || $0 == "\t" }
            let trimmed = String(entry.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
            return trimmed == "*" || trimmed == tag || trimmed == "W/" + tag
        }
    }
}
