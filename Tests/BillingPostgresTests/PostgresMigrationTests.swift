import Billing
import BillingPostgres
import BillingService
import BillingTesting
import PostgresClient
import Testing

/// A database that an earlier version made is brought to the newest form when it is opened.
@Suite struct PostgresMigrationTests {
    /// Takes from a database all that the first form did not have.
    private static let formBefore = """
        ALTER TABLE ledger DROP COLUMN has_closings;
        ALTER TABLE batches DROP COLUMN sequence;
        DROP INDEX batches_by_time, app_events_by_organization_name, app_events_by_space_name, event_keys_of_retractions;
        DROP INDEX apps_by_label;
        ALTER TABLE organizations DROP COLUMN batch;
        ALTER TABLE spaces DROP COLUMN batch;
        DROP TABLE former_labels, closings, touched, closed_pieces, closed_organizations, credits, credit_applications, payments;
        DROP TABLE signing_keys, seals, leaves, audit, audit_head;
        DELETE FROM migrations WHERE number >= 2;
        """

    @Test(arguments: 101...104)
    func `what was known at its batches is known again, and it can go on`(seed: UInt64) async throws {
        let url = try await TestSchema.make()
        let history = RandomEventHistory(seed: seed)
        let now = history.now.advanced(milliseconds: 60 * Day.milliseconds)
        let before = try await PostgresStore(url: url, maximumConnections: 1)
        for delivery in history.deliveries() { try await before.take(delivery, clock: history.now) }
        let last = try await before.ledger().batch
        var texts: [[String]] = []
        for batch in 1...last { texts.append(try await Self.texts(of: before, now: now, batch: batch)) }
        await before.close()

        let connection = try await PostgresConnection.open(PostgresConfiguration(url))
        try await connection.run(script: Self.formBefore)
        await connection.close()

        let store = try await PostgresStore(url: url, maximumConnections: 1)
        for batch in 1...last {
            #expect(try await Self.texts(of: store, now: now, batch: batch) == texts[Int(batch) - 1], "batch \(batch)")
        }
        let request = ClosingRequest(
            month: Month(containing: history.now), rules: BillingRules(), format: TextFormat())
        #expect(try await store.close(request, clock: now)?.batch == last + 1)
        let summary = try await store.take(facts: history.facts, clock: now)
        #expect(summary == IngestSummary(unchanged: history.facts.count))
        await store.close()
    }

    private static func texts(of store: PostgresStore, now: Instant, batch: Int64) async throws -> [String] {
        try await StoreTexts.texts(
            of: store, scopes: RandomOperations.scopes, rules: BillingRules(), now: now, batch: batch)
    }
}
