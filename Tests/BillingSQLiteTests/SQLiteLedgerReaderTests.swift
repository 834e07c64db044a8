import Billing
import BillingService
import BillingTesting
import GRDB
import Testing

@testable import BillingSQLite

/// The last batch is read from memory that all connections share, as long as nobody has written.
@Suite struct SQLiteLedgerReaderTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("invoices.db")
    }

    @Test func `a commit is seen at once, of this connection and of another process's`() async throws {
        let (left, right) = (try SQLiteStore(path: path), try SQLiteStore(path: path))
        #expect(try await left.ledger() == .empty)
        for batch in 1...100 {
            try await (batch % 3 == 0 ? left : right).take([record(batch)])
            for store in [left, right, left] { #expect(try await store.ledger().batch == Int64(batch)) }
        }
        try left.close()
        try right.close()
    }

    @Test func `a commit is seen after the journal was moved into the file and begun anew`() async throws {
        let (left, right) = (try SQLiteStore(path: path), try SQLiteStore(path: path))
        for batch in 1...6 {
            #expect(try await left.ledger().batch == Int64(batch - 1))
            _ = try await right.pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            #expect(try await left.ledger().batch == Int64(batch - 1))
            try await right.take([record(batch)])
            #expect(try await left.ledger().batch == Int64(batch))
        }
    }

    @Test func `many who read while one writes are told of a batch once it is committed, and never of one before`() async throws {
        let (writer, reader) = (try SQLiteStore(path: path), try SQLiteStore(path: path))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    var last: Int64 = 0
                    while last < 50 {
                        let batch = try await reader.ledger().batch
                        #expect(batch >= last)
                        last = batch
                        // Reading it gives no thread back.
                        await Task.yield()
                    }
                }
            }
            for batch in 1...50 {
                try await writer.take([record(batch)])
                #expect(try await reader.ledger().batch == Int64(batch))
            }
            try await group.waitForAll()
        }
    }

    @Test func `the shared memory tells a commit from none`() async throws {
        let store = try SQLiteStore(path: path)
        try await store.take([record(1)])
        let index = try await store.pool.read { try #require(SQLiteWALIndex(of: $0)) }
        let before = try #require(index.mark())
        #expect(try await store.ledger().batch == 1)
        #expect(index.mark() == before)
        try await store.take([record(2)])
        #expect(index.mark() != before)
    }

    private func record(_ number: Int) -> UsageRecord {
        UsageRecord("gp1 web dyno", price: "31", from: "2017-01-01T00:00:00Z", app: "app-\(number)")
    }
}
