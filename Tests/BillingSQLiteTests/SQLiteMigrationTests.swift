import Billing
import BillingService
import BillingTesting
import GRDB
import Testing

@testable import BillingSQLite

/// A file that an earlier version made is brought to the newest form when it is opened.
@Suite struct SQLiteMigrationTests {
    private let folder: TemporaryFolder
    private let path: String
    private let records = [
        UsageRecord("gp2 web dyno", price: "60", from: "2016-07-26T15:47:33.411Z"),
        UsageRecord("alamo-redis:small addon", price: "140", from: "2016-08-15T19:02:02.781Z"),
    ]

    init() async throws {
        folder = try TemporaryFolder()
        path = folder.path("invoices.db")
        let queue = try DatabaseQueue(path: path)
        try SQLiteMigrations.migrator.migrate(queue, upTo: "1 usage")
        let events = UsageChunk(records).events
        try await queue.write { database in
            try database.execute(
                sql: """
                    UPDATE ledger SET batch = 1, recorded = 1486332000000, sequence = 2;
                    INSERT INTO batches VALUES (1, 1486332000000);
                    INSERT INTO organizations VALUES (1, NULL, 'akkeris');
                    INSERT INTO spaces VALUES (1, NULL, 'space');
                    INSERT INTO apps VALUES (1, NULL, 'app', 1, 0);
                    INSERT INTO texts VALUES (1, 'gp2 web dyno'), (2, 'web'), (3, 'alamo-redis:small addon');
                    INSERT INTO resources VALUES (1, 0, 2, 1);
                    INSERT INTO places VALUES (1, 1, 1469548053411);
                    """)
            for (index, event) in events.enumerated() {
                let (number, start) = (Int64(index + 1), event.happened.millisecondsSince1970)
                let id = event.identity.withBytes { Array($0) }.reduce(into: "") { text, byte in
                    text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
                }
                let price = index == 0 ? "60000000" : "140000000"
                let (description, name) = index == 0 ? (1, "2") : (3, "NULL")
                try database.execute(
                    sql: """
                        INSERT INTO event_keys VALUES (1, x'\(id)', \(number), \(start), \(number));
                        INSERT INTO events VALUES (\(number), \(start), \(number), 1, x'\(id)', NULL, NULL, 1, 1, 1, \(index), 1,
                            \(price), \(description), \(name));
                        INSERT INTO spans VALUES (1, \(Int64.max), \(start), \(number), 1, 1, \(index), 1, \(price),
                            \(description), \(number), \(name), 0, NULL);
                        """)
            }
        }
        try queue.close()
    }

    @Test func `its invoices stay as they were, and its lines stay known`() async throws {
        let store = try SQLiteStore(path: path)
        let reference = ReferenceRater(records: records)
        try await StoreComparison.check(store, against: reference, now: DocumentScenario.now, name: "migrated")
        #expect(try await store.take(records) == IngestSummary(unchanged: 2))
        #expect(try await store.take([records[1].ending("2017-01-01T00:00:00Z")]) == IngestSummary(closed: 1))
    }

    @Test func `all that its apps run can be ended, an add-on without a name too`() async throws {
        let store = try SQLiteStore(path: path)
        var chunk = UsageChunk()
        chunk.events.append(
            UsageEvent(
                kind: .deleted, identity: EventIdentity(high: 1, low: 1),
                reference: UsageEvent.Reference(source: chunk.names.code(of: "test"), id: chunk.names.code(of: "1")),
                happened: "2017-01-01T00:00:00Z", space: UsageEvent.Label(name: chunk.names.code(of: "space")),
                app: chunk.names.code(of: "app"), line: 0))
        _ = try await store.ingest([chunk], clock: DocumentScenario.now)
        let service = InvoiceService(store: store, rules: BillingRules())
        let (january, _) = try await service.invoice(id: "2017-01-01", of: .account, now: DocumentScenario.now)
        #expect(january.items.count == 0)
        let (december, _) = try await service.invoice(id: "2016-12-01", of: .account, now: DocumentScenario.now)
        #expect(december.items.count == 2)
    }
}
