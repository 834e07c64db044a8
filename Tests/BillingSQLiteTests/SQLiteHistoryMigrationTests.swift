import Billing
import BillingService
import BillingTesting
import GRDB
import Testing

@testable import BillingSQLite

/// A file from before there were closings also tells what was known at its earlier batches.
@Suite struct SQLiteHistoryMigrationTests {
    private let folder: TemporaryFolder
    private let path: String
    private let january: Instant = "2017-01-01T00:00:00Z"

    /// Batch 1: a dyno of an organization with an id. Batch 2: a scale of it, by which the organization has another name, and
    /// another organization's dyno. Batch 3: a price. Batch 4: the scale is taken back.
    init() async throws {
        folder = try TemporaryFolder()
        path = folder.path("invoices.db")
        let queue = try DatabaseQueue(path: path)
        try SQLiteMigrations.migrator.migrate(queue, upTo: "2 events and prices")
        let (first, second) = (january.millisecondsSince1970, january.millisecondsSince1970 + 86_400_000)
        try await queue.write { database in
            try database.execute(
                sql: """
                    UPDATE ledger SET batch = 4, recorded = 4000, sequence = 4;
                    INSERT INTO batches VALUES (1, 1000), (2, 2000), (3, 3000), (4, 4000);
                    INSERT INTO sources VALUES (2, 'test');
                    INSERT INTO organizations VALUES (1, 'o', 'before', \(first)), (2, NULL, 'other', 0);
                    INSERT INTO spaces VALUES (1, NULL, 'space', 0);
                    INSERT INTO apps VALUES (1, NULL, 'app', 1, 0), (2, NULL, 'two', 1, 0);
                    INSERT INTO texts VALUES (1, 'gp2 web dyno'), (2, 'web'), (3, 'before'), (4, 'after'), (5, 'gp2');
                    INSERT INTO resources VALUES (1, 0, 2, 1), (2, 0, 2, 3);
                    INSERT INTO places VALUES (1, 1, \(first)), (2, 1, \(first));
                    INSERT INTO plan_prices VALUES (1, 0, 5, \(first), 60000000, 3);
                    INSERT INTO event_keys VALUES (2, x'61', 1, \(first), 1, 0, x'\(String(repeating: "00", count: 16))', NULL),
                        (2, x'62', 1, \(second), 2, 0, x'\(String(repeating: "11", count: 16))', NULL),
                        (2, x'63', 3, \(first), 3, 0, x'\(String(repeating: "22", count: 16))', NULL),
                        (2, x'64', 0, \(second), 4, 4, x'\(String(repeating: "33", count: 16))', NULL);
                    INSERT INTO retractions VALUES (2, x'62', 4, 4);
                    """)
            let rows: [(resource: Int64, happened: Int64, batch: Int64, id: String, organization: Int64, labelled: String)] = [
                (1, first, 1, "61", 1, "1, 3"), (1, second, 2, "62", 1, "2, 4"), (3, first, 2, "63", 2, "1, NULL"),
            ]
            for (index, row) in rows.enumerated() {
                let retracted = row.id == "62" ? "4" : "NULL"
                try database.execute(
                    sql: """
                        INSERT INTO events (resource, happened, sequence, batch, source, id, kind, organization, space, app, type,
                            quantity, organization_name, price, description, resource_name, retracted)
                        VALUES (\(row.resource), \(row.happened), \(index + 1), \(row.batch), 2, x'\(row.id)', 0,
                            \(row.organization), 1, \(row.organization), 0, \(row.labelled), 60000000, 1, 2, \(retracted));
                        """)
                guard row.id != "62" else { continue }
                try database.execute(
                    sql: """
                        INSERT INTO spans VALUES (\(row.organization), \(Int64.max), \(first), \(index + 1), 1,
                            \(row.organization), 0, 1, 60000000, 1, \(row.resource), 2, 0, NULL);
                        """)
            }
        }
        try queue.close()
    }

    @Test func `what was known at each of its batches is told`() async throws {
        let store = try SQLiteStore(path: path)
        let expected: [(batch: Int64, name: String, isOtherKnown: Bool, quantities: [Int32])] = [
            (1, "before", false, [1]), (2, "after", true, [1, 2]), (3, "after", true, [1, 2]), (4, "before", true, [1]),
        ]
        for (batch, name, isOtherKnown, quantities) in expected {
            #expect(try await store.ledger(ofBatch: batch)?.recorded.millisecondsSince1970 == batch * 1000)
            let names = try await store.names(of: keys, at: batch)
            #expect(names.organizations[OrganizationKey(1)] == Named(name: name, id: "o"))
            let other = name == "before" ? "after" : "before"
            #expect(try await store.history(of: .organization(name), at: batch)?.key == .organization(1))
            #expect(try await store.history(of: .organization(other), at: batch) == nil)
            #expect(try await store.history(of: .organization("o"), at: batch)?.key == .organization(1))
            #expect((try await store.history(of: .organization("other"), at: batch) != nil) == isOtherKnown)
            let dossier = try #require(try await store.dossiers(of: [ResourceKey(1)], at: batch).first)
            #expect(dossier.spans(through: .max, prices: PriceBook()).map(\.quantity.count) == quantities)
            #expect(try await store.dossiers(after: nil, limit: 9, at: batch).count == (isOtherKnown ? 2 : 1))
            #expect(try await store.priceBook(at: batch).isEmpty == (batch < 3))
        }
        #expect(try await store.history(of: .organization("o"), at: 0) == nil)
        #expect(try await store.history(of: .space("space"), at: 0) == nil)
    }

    private var keys: NameKeys {
        var keys = NameKeys()
        keys.organizations = [OrganizationKey(1)]
        return keys
    }

    @Test func `where its events came from is told, retractions too`() async throws {
        let store = try SQLiteStore(path: path)
        let origins = try await store.origins(of: ResourceKey(1), app: AppKey(1))
        let events: [(sequence: Int64, id: String, batch: Int64)] = [(1, "a", 1), (2, "b", 2), (4, "d", 4)]
        let expected = events.map { sequence, id, batch in
            let origin = EventOrigin(
                reference: EventReference(source: Array("test".utf8), id: Array(id.utf8)), batch: batch,
                recorded: Instant(millisecondsSince1970: batch * 1000))
            return (sequence, origin)
        }
        #expect(origins == Dictionary(uniqueKeysWithValues: expected))
    }

    @Test func `it takes usage, and its months can be closed`() async throws {
        let store = try SQLiteStore(path: path)
        let month: Month = "2017-01-01"
        let request = ClosingRequest(month: month, rules: BillingRules(), format: TextLineItemFormat())
        let closing = try #require(try await store.close(request, clock: "2017-02-01T00:00:00Z"))
        #expect(closing.lastSequence == 4)
        #expect(try await store.closedInvoice(of: .account, closing: closing).totals.total == Money(minorUnits: 12000))
        try await store.take(events: [
            .changed("e", at: january.advanced(milliseconds: 1), price: "61", organization: "other", app: "two")
        ])
        let touched = try await store.touched(in: .account, after: 5, through: 6)
        #expect(touched.map(\.resource) == [ResourceKey(3)])
        #expect(try await store.ledger(ofBatch: 6) != nil)
    }
}
