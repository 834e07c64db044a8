import Billing
import BillingExport
import BillingProof
import BillingService
import BillingSQLite
import BillingTesting
import Testing

/// A file whose months were closed before there were seals.
@Suite struct SealMigrationTests {
    @Test func `its months are sealed when the next one is closed`() async throws {
        let platform = try await SealedPlatform()
        try platform.tamper(
            """
            DROP TABLE signing_keys; DROP TABLE seals; DROP TABLE leaves;
            DELETE FROM grdb_migrations WHERE identifier IN ('4 seals', '5 audit'); DROP TABLE audit; DROP TABLE audit_head;
            """)
        let sentence = "2017-01-01 is closed and has no seal: the seal was removed."
        #expect(try await platform.failure() == sentence)
        try await platform.withStore { store in
            _ = try await ClosingService(
                store: store, rules: BillingRules(), format: JSONLineItemFormat(), clock: .fixed(at: "2017-04-02T00:00:00Z"),
                sealer: platform.keyFile
            ).finalize(through: "2017-03-01")
            let seals = try await store.seals()
            #expect(seals.map(\.month) == ["2017-01-01", "2017-02-01", "2017-03-01"])
            #expect(seals.allSatisfy { $0.statement.contains("\nsealed 2017-04-02T00:00:00.000Z\n") })
        }
        #expect(try await platform.failure() == nil)
    }
}
