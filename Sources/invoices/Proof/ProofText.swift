import Billing
import BillingProof
import BillingService

/// What was proven, for people.
enum ProofText {
    static func progress(of found: DatabaseVerifier.Progress, in month: Month, elapsed: Duration) -> String {
        let megabytes = found.bytes / 1_000_000
        let rate = megabytes * 1000 / max(1, Int64(elapsed / .milliseconds(1)))
        return "Checking \(month) (\(found.months + 1) of \(found.monthCount))  \(grouped(Int(found.items))) items  "
            + "\(grouped(Int(megabytes))) MB  \(grouped(Int(rate))) MB/s"
    }

    static func text(
        of summary: DatabaseVerifier.Summary, database: String, savedCount: Int, isTrusted: Bool
    ) -> String {
        guard let last = summary.last, let key = summary.keys.last else {
            return "No month of \(database) is closed, so there is nothing to prove.\n"
        }
        let found = summary.progress
        let saved = savedCount == 0 ? "" : savedCount == 1 ? "\nThe saved seal is" : "\nThe \(savedCount) saved seals are"
        let there = savedCount == 0 ? "" : " there."
        let trust =
            isTrusted
            ? "" : "\nNo --key was given: this holds if the key \(SealText.hex(key.publicKey)) is the one that you know."
        return """
            \(database) is as it was sealed: \(months(found.months)), \(items(Int(found.items))), \
            \(grouped(Int(found.bytes))) bytes.
              last seal  \(last.number), of \(last.closing.month), sealed \(last.sealed) with the key \(last.keyID)
              root       \(last.organizations.root)\(saved)\(there)\(trust)

            """
    }

    static func text(of proof: SavedProof, name: String) -> String {
        let statement = proof.statement
        return """
            \(name) is what was sealed: the invoice \(statement.closing.month) of \(proof.owner)
              total   \(proof.totals.total.formatted(in: statement.closing.rules.currency)), \(items(proof.itemCount))
              sealed  \(statement.sealed) with the key \(statement.keyID), as seal \(statement.number)
              root    \(statement.organizations.root)

            """
    }

    private static func months(_ count: Int) -> String { "\(grouped(count)) \(count == 1 ? "month" : "months")" }

    private static func items(_ count: Int) -> String { "\(grouped(count)) \(count == 1 ? "item" : "items")" }
}
