import Billing
import BillingExport
import BillingProof
import BillingService
import BillingTesting
import Foundation
import Testing

/// Invoices and seals that were saved, proven without a database.
@Suite struct SavedProofTests {
    private let platform: SealedPlatform
    private let account: SavedDocument
    private let acme: SavedDocument

    init() async throws {
        platform = try await SealedPlatform()
        account = try await platform.saved(.account, platform.january)
        acme = try await platform.saved(.organization("acme"), platform.january)
    }

    private func proof(_ document: SavedDocument) throws -> SavedProof {
        try SavedProof(try SavedInvoice(document.invoice), seal: document.seal)
    }

    private func failure(_ document: SavedDocument) -> ProofFailure? {
        do {
            _ = try proof(document)
            return nil
        } catch { return error as? ProofFailure }
    }

    @Test func `two who have the account's and an organization's prove that one is a part of the other`() async throws {
        let whole = try proof(account)
        let part = try proof(acme)
        try part.checkIsPart(of: whole)
        #expect(part.owner == "organization \"acme\"")
        #expect(part.itemCount == 2)
        #expect(whole.owner == "the account")
        #expect(whole.itemCount == 4)
        #expect(try proof(try await platform.saved(.space("space 0"), platform.january)).itemCount == 1)
        let other = try proof(try await platform.saved(.organization("acme"), platform.february))
        #expect(throws: ProofFailure.otherStatement) { try other.checkIsPart(of: whole) }
    }

    @Test func `whether an invoice is paid is not sealed`() throws {
        var text = String(decoding: acme.invoice, as: UTF8.self)
        text = text.replacing("\"payment_status\":\"Paid\"", with: "\"payment_status\":\"Pending\"")
        var document = acme
        document.invoice = Array((text + "\n").utf8)
        #expect(document.invoice.count > acme.invoice.count)
        #expect(failure(document) == nil)
        text = text.replacing("\"Pending\"", with: "\"Paid\",\"total\":1")
        document.invoice = Array(text.utf8)
        #expect(failure(document) == .documentForm)
    }

    @Test(arguments: [
        "addons_total", "database_total", "charges_total", "created_at", "credits_total", "dyno_units", "id", "number",
        "period_end", "period_start", "platform_total", "total", "weighted_dyno_hours",
    ])
    func `each field that was sealed is checked`(field: String) throws {
        for document in [account, acme] {
            var changed = document
            let text = String(decoding: document.invoice, as: UTF8.self)
            let key = "\"\(field)\":"
            let start = try #require(text.range(of: key)).upperBound
            let digit = try #require(text[start...].firstIndex { $0.isNumber })
            let other = text[digit] == "7" ? "8" : "7"
            changed.invoice = Array(text.replacingCharacters(in: digit...digit, with: other).utf8)
            guard case .documentField(field, _, _) = failure(changed) else {
                Issue.record("\(field): \(String(describing: failure(changed)))")
                continue
            }
        }
    }

    @Test func `each byte of the items is checked`() throws {
        let text = String(decoding: acme.invoice, as: UTF8.self)
        let start = text.utf8.count - text.utf8.count / 2
        for offset in stride(from: start, to: acme.invoice.count - 2, by: 7) {
            var changed = acme
            changed.invoice[offset] ^= 1
            #expect(failure(changed) == .documentItems("organization \"acme\""), "byte \(offset)")
        }
        var changed = acme
        changed.invoice.insert(UInt8(ascii: " "), at: acme.invoice.count - 2)
        #expect(failure(changed) == .documentLength)
        changed = account
        changed.invoice[account.invoice.count - 10] ^= 1
        #expect(failure(changed) == .documentItems("the account"))
    }

    @Test func `each part of a seal is checked`() throws {
        var changed = acme
        changed.seal.statement = acme.seal.statement.replacing("number 1", with: "number 2")
        #expect(failure(changed) == .signature("2017-01-01", acme.seal.keyID))
        changed = acme
        changed.seal.signature[0] ^= 1
        #expect(failure(changed) == .signature("2017-01-01", acme.seal.keyID))
        changed = acme
        changed.seal.keys[0].publicKey[0] ^= 1
        #expect(failure(changed) == .keyID(acme.seal.keyID))
        changed = acme
        changed.seal.keys = []
        #expect(failure(changed) == .keyUnknown(acme.seal.keyID, "2017-01-01"))
        changed = acme
        changed.seal.month = "2017-02-01"
        #expect(failure(changed) == .sealForm("month"))
        changed = acme
        changed.seal.leaves[0].header = acme.seal.leaves[0].header.replacing("credits 0", with: "credits 5")
        #expect(failure(changed) == .documentItems("organization \"acme\""))
        changed = acme
        changed.seal.leaves[0].path?[0] = SealHash.zero.hex
        #expect(failure(changed) == .documentItems("organization \"acme\""))
        changed = acme
        changed.seal.leaves[0].index += 1
        #expect(failure(changed) == .documentItems("organization \"acme\""))
        changed = acme
        changed.seal.leaves[0].path?.removeLast()
        #expect(failure(changed) == .documentItems("organization \"acme\""))
        changed = account
        changed.seal.leaves.removeLast()
        #expect(failure(changed) == .documentOwner)
        #expect(failure(SavedDocument(invoice: acme.invoice, seal: account.seal)) == .documentLength)
    }
}
