import Billing
import BillingService
import BillingTesting
import Foundation
import GRDB
import Testing

@testable import BillingSQLite

/// A month is closed in whole or not at all, whatever happens on the way.
@Suite struct SQLiteClosingTests {
    private let folder: TemporaryFolder
    private let path: String
    private let clock: Instant = "2017-03-02T00:00:00Z"

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("invoices.db")
    }

    private func request(_ month: Month, format: any LineItemFormat = TextLineItemFormat()) -> ClosingRequest {
        ClosingRequest(month: month, rules: BillingRules(), format: format)
    }

    /// What is stored of closings, table by table.
    private func counts(in store: SQLiteStore) throws -> [Int] {
        let tables = ["closings", "closed_pieces", "closed_contents", "credit_applications"]
        return try store.pool.read { database in
            try tables.map { try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)") ?? -1 }
        }
    }

    private func organization(_ name: String, in store: SQLiteStore) async throws -> OrganizationKey {
        let history = try #require(try await store.history(of: .organization(name)))
        return OrganizationKey(try #require(history.key.value))
    }

    @Test func `a closing that fails at its last step leaves nothing, and is done again`() async throws {
        let store = try SQLiteStore(path: path)
        try await store.take(DocumentScenario.records)
        let credit = CreditGrant(
            key: "1", amount: Money(minorUnits: 100), reason: "goodwill", validFrom: "2017-02-01T00:00:00Z")
        _ = try await store.grant(credit, to: try await organization("akkeris", in: store), clock: clock)
        let before = try await store.ledger()
        try await store.pool.write { database in
            try database.execute(
                sql: "CREATE TRIGGER broken BEFORE INSERT ON closings BEGIN SELECT RAISE(ABORT, 'broken'); END")
        }
        await #expect(throws: StoreError.failed("broken")) {
            try await store.close(request(DocumentScenario.month), clock: clock)
        }
        #expect(try counts(in: store) == [0, 0, 0, 0])
        #expect(try await store.ledger() == before)
        #expect(try await store.history(of: .account)?.closed.isEmpty == true)
        try await store.pool.write { try $0.execute(sql: "DROP TRIGGER broken") }
        #expect(try await store.take(DocumentScenario.records).new == 0)
        let closing = try #require(try await store.close(request(DocumentScenario.month), clock: clock))
        #expect(closing.batch == before.batch + 1)
        #expect(try counts(in: store) == [1, 1, 1, 1])
    }

    /// The files are copied while the closing writes: that is what a crash at this moment leaves.
    @Test func `a closing that is killed on its way leaves nothing, and is done again`() async throws {
        let store = try SQLiteStore(path: path)
        let records = (0..<200).map { index in
            UsageRecord(
                "gp2 web dyno", price: "60", from: "2017-01-05T00:00:00Z", organization: "organization \(index)",
                app: "app \(index)")
        }
        try await store.take(records)
        // With few pages in memory, what is not committed yet goes to the disk too.
        try await store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA cache_size = 10") }
        let copy = folder.path("copy.db")
        let format = InterruptedFormat(organization: "organization 150") { [path] in
            for suffix in ["", "-wal"] {
                try? FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
            }
        }
        let closing = try #require(try await store.close(request(DocumentScenario.month, format: format), clock: clock))
        #expect(closing.itemCount == 200)
        let attributes = try FileManager.default.attributesOfItem(atPath: copy + "-wal")
        #expect(try #require(attributes[.size] as? Int) > 50_000, "the killed one had written a part of it")

        let killed = try SQLiteStore(path: copy)
        #expect(try counts(in: killed) == [0, 0, 0, 0])
        #expect(try await killed.ledger().batch == 1)
        #expect(try await killed.close(request(DocumentScenario.month), clock: clock) == closing)
        let invoice = try await killed.closedInvoice(of: .account, closing: closing)
        #expect(try await store.closedInvoice(of: .account, closing: closing) == invoice)
        let contents = try await killed.contents(of: invoice.pieces, in: closing.month)
        #expect(try await store.contents(of: invoice.pieces, in: closing.month) == contents)
        #expect(contents.count == 200)
    }

    @Test func `two processes close a month once`() async throws {
        let stores = [try SQLiteStore(path: path), try SQLiteStore(path: path)]
        try await stores[0].take(DocumentScenario.records)
        let closings = try await withThrowingTaskGroup(of: Closing?.self) { group in
            for index in 0..<6 {
                group.addTask { try await stores[index % 2].close(request(DocumentScenario.month), clock: clock) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(closings.compactMap(\.self).count == 1)
        #expect(try await stores[1].ledger().batch == 2)
        #expect(try await stores[0].history(of: .account) == stores[1].history(of: .account))
    }

    @Test func `a writer knows what another process has closed`() async throws {
        let (writer, other) = (try SQLiteStore(path: path), try SQLiteStore(path: path))
        try await writer.take([DocumentScenario.records[0]])
        #expect(try await other.close(request(DocumentScenario.month), clock: clock) != nil)
        try await writer.take([DocumentScenario.records[3]])
        let touched = try await writer.touched(in: .account, after: 0, through: .max)
        #expect(touched.map(\.month) == [DocumentScenario.month])
        #expect(touched.map(\.batch) == [3])
    }

    @Test func `what a batch of a payment or a credit leaves remembered is true`() async throws {
        let store = try SQLiteStore(path: path)
        try await store.take([DocumentScenario.records[0]])
        let closing = try #require(try await store.close(request(DocumentScenario.month), clock: clock))
        let akkeris = try await organization("akkeris", in: store)
        for (index, record) in DocumentScenario.records.dropFirst().enumerated() {
            let payment = PaymentRequest(key: "\(index)", month: closing.month, amount: Money(minorUnits: 1))
            guard case .taken = try await store.pay(payment, organization: akkeris, clock: clock) else {
                Issue.record("payment \(index) was not taken")
                return
            }
            try await store.take([record])
        }
        let touched = try await store.touched(in: .organization(akkeris.value), after: 0, through: .max)
        #expect(Set(touched.map(\.batch)) == [4, 6, 8, 10, 12])
        let january = BillingPeriod(month: "2017-01-01", now: clock)
        let usage = try await store.usage(of: .account, in: january, databases: .standard, detail: .items)
        #expect(usage?.columns.count == DocumentScenario.records.count)
    }
}

/// Writes items as text, and does something else when it comes to an organization.
private struct InterruptedFormat: LineItemFormat {
    var organization: String
    var interrupt: @Sendable () -> Void

    func encode(_ items: LineItems, order: some Collection<Int>, currency: Currency) -> [UInt8] {
        if order.contains(where: { items[$0].organization == organization }) { interrupt() }
        return TextLineItemFormat().encode(items, order: order, currency: currency)
    }

    func decode(_ bytes: [UInt8], currency: Currency) -> LineItems? {
        TextLineItemFormat().decode(bytes, currency: currency)
    }
}
