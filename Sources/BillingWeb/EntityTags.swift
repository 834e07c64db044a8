import Billing
import BillingService
import Crypto

/// The entity tags of invoices that are over: the last batch, its time, and a digest of the settings that decide what an
/// invoice says. Nothing else changes them, so no body is read or hashed.
struct EntityTags {
    private let settings: String

    init(rules: BillingRules, version: String) {
        let text =
            [
                version, rules.proration.rawValue, rules.currency.code, rules.stateNumbers.rawValue,
            ] + rules.databaseServices.words
        let digest = SHA256.hash(data: Array(text.joined(separator: "\n").utf8))
        settings = digest.prefix(4).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    func tag(of ledger: Ledger) -> String {
        "\"\(ledger.batch)-\(String(ledger.recorded.millisecondsSince1970, radix: 36))-\(settings)\""
    }

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
