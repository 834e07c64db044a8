import Billing
import BillingService
import BillingTesting
import Foundation
import GRDB
import Testing

@testable import BillingSQLite

@Suite struct SQLiteStoreTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("invoices.db")
    }

    @Test func `what was committed is there when the file is opened again`() async throws {
        let clock = DocumentScenario.now
        try await SQLiteStore(path: path).take(DocumentScenario.records, clock: clock)
        let reopened = try SQLiteStore(path: path)
        #expect(try await reopened.ledger() == Ledger(batch: 1, recorded: clock))
        let service = InvoiceService(store: reopened, rules: BillingRules())
        let (invoice, _) = try await service.invoice(id: "2017-02-01", of: .account, now: clock)
        #expect(invoice.totals.total.formatted(in: .usd) == "$213.51")
    }

    @Test func `a commit is on disk when it returns`() throws {
        let store = try SQLiteStore(path: path)
        let synchronous = try store.pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
        let journal = try store.pool.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
        #expect(synchronous == 2, "2 is FULL")
        #expect(journal == "wal")
    }

    @Test func `closing leaves one file that holds everything and can be moved`() async throws {
        let store = try SQLiteStore(path: path)
        try await store.take(DocumentScenario.records)
        try store.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["invoices.db"])
        let moved = folder.path("moved.db")
        try FileManager.default.moveItem(atPath: path, toPath: moved)
        #expect(try await SQLiteStore(path: moved).ledger().batch == 1)
    }

    @Test func `two processes with one file take turns`() async throws {
        let (left, right) = (try SQLiteStore(path: path), try SQLiteStore(path: path))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, record) in DocumentScenario.records.enumerated() {
                group.addTask { try await (index % 2 == 0 ? left : right).take([record]) }
            }
            try await group.waitForAll()
        }
        #expect(try await left.ledger().batch == Int64(DocumentScenario.records.count))
        #expect(try await left.ledger() == right.ledger())
    }

    @Test func `a file that is not there is made only where usage is written`() throws {
        #expect(throws: StoreError.cannotOpen(path: path, reason: "there is no such file; import usage to make it")) {
            try SQLiteStore(path: path, createsFile: false)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a file that is no database is refused by name and left alone`() throws {
        let text = String(repeating: "no database\n", count: 500)
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        let error = try #require(throws: StoreError.self) { try SQLiteStore(path: path) }
        #expect(error == .cannotOpen(path: path, reason: "file is not a database"))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test func `a folder that is not there is said`() throws {
        let error = try #require(throws: StoreError.self) { try SQLiteStore(path: folder.path("none/invoices.db")) }
        #expect(error.code == "store_cannot_open")
        #expect(error.message.contains("unable to open database file"))
    }

    @Test func `a database of a newer version is refused`() throws {
        try SQLiteStore(path: path).pool.write { database in
            try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 from the future')")
        }
        #expect(throws: StoreError.tooNew(path: path)) { try SQLiteStore(path: path) }
    }

    @Test func `a writer that does not come to its turn says that the database is busy`() async throws {
        let store = try SQLiteStore(path: path, busyTimeoutSeconds: 0.05)
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: path, configuration: configuration)
        try other.inDatabase { database in
            try database.execute(sql: "BEGIN IMMEDIATE")
        }
        await #expect(throws: StoreError.busy) { try await store.take(DocumentScenario.records) }
        try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
        #expect(try await store.take(DocumentScenario.records).new == DocumentScenario.records.count)
    }

    @Test func `an event that was taken back a moment before tells no place`() async throws {
        let store = try SQLiteStore(path: path)
        let january: Instant = "2017-01-01T00:00:00Z"
        try await store.take(events: [.changed("1", at: january, price: "1", organization: "known", appID: "id")])
        try await store.take(events: [
            .retracted("2", target: "1"),
            .changed(
                "3", at: january, resource: "worker", price: "1", organization: "assumed", appID: "id", isPlaceAssumed: true),
        ])
        #expect(try await store.history(of: .organization("assumed"))?.firstUsage == january)
        #expect(try await store.history(of: .organization("known"))?.firstUsage == nil)
    }

    @Test func `the end of a line tells no place`() async throws {
        let store = try SQLiteStore(path: path)
        let line = UsageRecord(
            "gp2 web dyno", price: "1", from: "2017-01-01T00:00:00Z", organization: "earlier", appID: "id")
        try await store.take([line])
        try await store.take(events: [
            .changed("1", at: "2017-01-02T00:00:00Z", resource: "worker", price: "1", organization: "later", appID: "id")
        ])
        try await store.take([line.ending("2017-01-03T00:00:00Z")])
        try await store.take(events: [
            .changed(
                "2", at: "2017-01-04T00:00:00Z", resource: "clock", price: "1", organization: "assumed", appID: "id",
                isPlaceAssumed: true)
        ])
        let january = BillingPeriod(month: "2017-01-01", now: "2017-02-01T00:00:00Z")
        let usage = try await store.usage(
            of: .organization("later"), in: january, databases: .standard, detail: .items)
        #expect(usage?.columns.count == 2)
    }
}
