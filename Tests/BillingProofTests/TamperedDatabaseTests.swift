import Billing
import BillingProof
import BillingSQLite
import BillingService
import BillingTesting
import Testing

/// A database that someone has changed behind the program's back: what is said of it.
@Suite struct TamperedDatabaseTests {
    struct Tampering: CustomTestStringConvertible, Sendable {
        var name: String
        var sql: String
        var sentence: String

        var testDescription: String { name }
    }

    /// January is month 24204, February 24205; `acme` is organization 1.
    static let tamperings = [
        Tampering(
            name: "an item",
            sql: """
                UPDATE closed_contents SET content = CAST(replace(CAST(content AS TEXT), '"quantity":2', '"quantity":1') AS BLOB)
                WHERE key = (SELECT first_content FROM closed_pieces WHERE name = 'beta' AND month = 24204)
                """,
            sentence: """
                The items of space "space 1" of organization "beta" for 2017-01-01 were changed since they were sealed.
                """),
        Tampering(
            name: "a sum", sql: "UPDATE closed_pieces SET dynos = dynos - 100 WHERE name = 'gamma' AND month = 24205",
            sentence: """
                The invoice of space "space 3" of organization "gamma" for 2017-02-01 was changed: the sum of dynos is not what \
                was sealed.
                """),
        Tampering(
            name: "credits", sql: "UPDATE closed_pieces SET credits = 5 WHERE name = 'acme' AND is_whole AND month = 24204",
            sentence: """
                The invoice of organization "acme" for 2017-01-01 was changed: the sum of credits is not what was sealed.
                """),
        Tampering(
            name: "a name", sql: "UPDATE closed_pieces SET name = 'akme' WHERE name = 'acme' AND is_whole AND month = 24204",
            sentence: """
                The invoice of organization "acme" for 2017-01-01 was changed: the name of the organization is not what was \
                sealed.
                """),
        Tampering(
            name: "the rules of a month", sql: "UPDATE closings SET proration = 'second' WHERE month = 24204",
            sentence: "The closing of 2017-01-01 was changed: its proration is not what was sealed."),
        Tampering(
            name: "a month is dropped",
            sql: """
                DELETE FROM closings WHERE month = 24204; DELETE FROM closed_pieces WHERE month = 24204;
                DELETE FROM leaves WHERE month = 24204; DELETE FROM seals WHERE month = 24204
                """,
            sentence: "Seal 1 is missing: the next one is seal 2."),
        Tampering(
            name: "a month is opened", sql: "DELETE FROM closings WHERE month = 24204",
            sentence: "2017-01-01 was sealed, and is not closed any more."),
        Tampering(
            name: "the last seal", sql: "DELETE FROM seals WHERE month = 24205; DELETE FROM leaves WHERE month = 24205",
            sentence: "2017-02-01 is closed and has no seal: the seal was removed."),
        Tampering(
            name: "two months change places",
            sql: """
                UPDATE closed_pieces SET month = 1 WHERE month = 24204;
                UPDATE closed_pieces SET month = 24204 WHERE month = 24205; UPDATE closed_pieces SET month = 24205 WHERE month = 1
                """,
            sentence: """
                The invoice of organization "acme" for 2017-01-01 was changed: the sum of dynos is not what was sealed.
                """),
        Tampering(
            name: "an old seal in place of a new one",
            sql: """
                UPDATE seals SET (key_id, statement, signature) =
                (SELECT key_id, statement, signature FROM seals WHERE month = 24204) WHERE month = 24205
                """,
            sentence: "Seal 2 is stored as that of 2017-02-01, and says that it is of 2017-01-01."),
        Tampering(
            name: "the public key", sql: "UPDATE signing_keys SET public_key = zeroblob(32)",
            sentence: "The public key KEY was changed: its id is not that of its bytes."),
        Tampering(
            name: "the statement", sql: "UPDATE seals SET statement = replace(statement, 'items 4', 'items 3') WHERE number = 1",
            sentence: "The statement of 2017-01-01 was changed: the signature of the key KEY is not of this text."),
        Tampering(
            name: "the form of the statement", sql: "UPDATE seals SET statement = statement || ' ' WHERE number = 1",
            sentence: "The statement of the seal is not in the form that this version writes."),
        Tampering(
            name: "a piece", sql: "DELETE FROM closed_pieces WHERE name = 'beta' AND month = 24204",
            sentence: "2017-01-01 has 4 stored invoices of organizations and spaces, and 5 were sealed."),
        Tampering(
            name: "a piece in place of another",
            sql: "UPDATE closed_pieces SET organization = 77 WHERE name = 'beta' AND month = 24204",
            sentence: "The invoice of space \"space 1\" of organization \"beta\" for 2017-01-01 was sealed, and is missing."),
        Tampering(
            name: "a leaf", sql: "DELETE FROM leaves WHERE month = 24204 AND tree = 0 AND position = 2",
            sentence: "2017-01-01 has 2 leaves of organizations, and 3 were sealed."),
        Tampering(
            name: "a leaf's header",
            sql: "UPDATE leaves SET header = replace(header, 'items 2', 'items 3') WHERE month = 24204 AND organization = 1",
            sentence: """
                The invoice of organization "acme" for 2017-01-01 was changed: the number of items is not what was sealed.
                """),
        Tampering(
            name: "a leaf's hash", sql: "UPDATE leaves SET hash = zeroblob(32) WHERE month = 24204 AND organization = 1",
            sentence: "The items of organization \"acme\" for 2017-01-01 were changed since they were sealed."),
        Tampering(
            name: "the resources of items",
            sql: """
                UPDATE closed_contents SET resources = zeroblob(8)
                WHERE key = (SELECT first_content FROM closed_pieces WHERE name = 'beta' AND month = 24204)
                """,
            sentence: """
                The invoice of space "space 1" of organization "beta" for 2017-01-01 was changed: the resources of its items is \
                not what was sealed.
                """),
        Tampering(
            name: "an entry of the audit", sql: "UPDATE audit SET actor = 'bert' WHERE number = 3",
            sentence: "Entry 3 of the audit was changed."),
        Tampering(
            name: "an entry of the audit is removed", sql: "DELETE FROM audit WHERE number = 3",
            sentence: "Entry 3 of the audit is missing."),
        Tampering(
            name: "the end of the audit is cut off", sql: "DELETE FROM audit WHERE number >= 3",
            sentence: "The audit was cut off: it ends with entry 2, and had 4 when its end was signed."),
        Tampering(
            name: "the end of the audit and its signature", sql: "DELETE FROM audit WHERE number >= 2; DELETE FROM audit_head",
            sentence: "The audit was cut off: it ends with entry 1, and had 2 when its end was signed."),
        Tampering(
            name: "the signed end of the audit", sql: "UPDATE audit_head SET number = 3; DELETE FROM audit WHERE number = 4",
            sentence: "The signed end of the audit, entry 3, was changed."),
    ]

    @Test(arguments: tamperings)
    func `the first thing that does not fit is named`(_ tampering: Tampering) async throws {
        let platform = try await SealedPlatform()
        #expect(try await platform.failure() == nil)
        let key = try await platform.withStore { try await $0.signingKeys().last?.id ?? "" }
        try platform.tamper(tampering.sql)
        #expect(try await platform.failure() == tampering.sentence.replacing("KEY", with: key))
    }

    @Test func `a seal that was saved tells of a database that was cut off or replaced`() async throws {
        let platform = try await SealedPlatform()
        let january = try await platform.saved(.account, platform.january).seal
        let february = try await platform.saved(.organization("acme"), platform.february).seal
        #expect(try await platform.failure(saved: [january, february]) == nil)
        try platform.tamper(
            """
            DELETE FROM closings WHERE month = 24205; DELETE FROM closed_pieces WHERE month = 24205;
            DELETE FROM leaves WHERE month = 24205; DELETE FROM seals WHERE month = 24205
            """)
        #expect(try await platform.failure() == nil, "nothing in the database tells that it went on")
        let sentence = "The saved seal 2 of 2017-02-01 is not in the database: it was cut off, or replaced by an older copy."
        #expect(try await platform.failure(saved: [january, february]) == sentence)
        let other = try await SealedPlatform()
        #expect(
            try await other.failure(saved: [january]) == "The database has another seal of 2017-01-01 than the saved seal 1.")
    }

    @Test func `whoever makes all anew with a key of his own is found by who knows the key`() async throws {
        let platform = try await SealedPlatform()
        let key = try await platform.withStore { try await $0.signingKeys().last?.publicKey ?? [] }
        #expect(try await platform.failure(trusted: key) == nil)
        let forged = try await SealedPlatform()
        let forgedKey = try await forged.withStore { try await $0.signingKeys().last?.id ?? "" }
        #expect(try await forged.failure() == nil)
        #expect(
            try await forged.failure(trusted: key)
                == "The key \(PublicKey.id(of: key)), which you gave, is none of the keys that have sealed this; "
                + "the last of them is \(forgedKey).")
    }
}
