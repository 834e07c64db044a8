import Billing
import BillingPostgres
import BillingService
import BillingTesting
import PostgresClient
import Testing

/// Several servers may share one database.
@Suite struct SharedDatabaseTests {
    @Test func `ten that start at once on an empty database all find its tables`() async throws {
        let url = try await TestSchema.make()
        let ledgers = try await withThrowingTaskGroup(of: Ledger.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    let store = try await PostgresStore(url: url, maximumConnections: 1)
                    let ledger = try await store.ledger()
                    await store.close()
                    return ledger
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(ledgers == [Ledger](repeating: .empty, count: 10))
    }

    @Test func `what one has stored the other shows at once`() async throws {
        let url = try await TestSchema.make()
        let (left, right) = (try await PostgresStore(url: url), try await PostgresStore(url: url))
        for (index, record) in DocumentScenario.records.enumerated() {
            try await (index % 2 == 0 ? left : right).take([record])
            let reader = index % 2 == 0 ? right : left
            #expect(try await reader.ledger().batch == Int64(index + 1))
            let reference = ReferenceRater(records: Array(DocumentScenario.records[...index]))
            try await StoreComparison.check(reader, against: reference, now: DocumentScenario.now, name: "after \(index + 1)")
        }
        await left.close()
        await right.close()
    }

    @Test func `who reads while another writes sees all of a batch or nothing of it`() async throws {
        let url = try await TestSchema.make()
        let (writer, reader) = (try await PostgresStore(url: url), try await PostgresStore(url: url))
        let batches = 12
        let lines = 40
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for batch in 0..<batches {
                    let records = (0..<lines).map { line in
                        UsageRecord("gp1 web dyno", price: "31", from: "2017-01-01T00:00:00Z", app: "app-\(batch)-\(line)")
                    }
                    try await writer.take(records)
                }
            }
            group.addTask {
                let period = BillingPeriod(month: "2017-01-01", now: "2017-03-01T00:00:00Z")
                var seen: Int64 = 0
                while seen < Int64(batches) {
                    let usage = try await reader.usage(
                        of: .account, in: period, databases: BillingRules().databaseServices, detail: .totals)
                    let found = try #require(usage)
                    #expect(found.columns.count == Int(found.history.ledger.batch) * lines)
                    #expect(found.history.ledger.batch >= seen, "what was seen stays")
                    seen = found.history.ledger.batch
                }
            }
            try await group.waitForAll()
        }
        await writer.close()
        await reader.close()
    }

    @Test func `of servers that close one month at once, one closes it`() async throws {
        let url = try await TestSchema.make()
        let first = try await PostgresStore(url: url)
        try await first.take(DocumentScenario.records)
        let months = ["2017-01-01", "2017-02-01"] as [Month]
        let closings = try await withThrowingTaskGroup(of: [Closing?].self) { group in
            for _ in 0..<6 {
                group.addTask {
                    let store = try await PostgresStore(url: url, maximumConnections: 1)
                    var closings: [Closing?] = []
                    for month in months {
                        let request = ClosingRequest(month: month, rules: BillingRules(), format: TextFormat())
                        closings.append(try await store.close(request, clock: DocumentScenario.now))
                    }
                    await store.close()
                    return closings
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }.compactMap(\.self)
        }
        #expect(closings.map(\.month).sorted() == months)
        let history = try #require(try await first.history(of: .account))
        #expect(history.closed == ClosedMonths(closings))
        #expect(history.ledger.batch == 3)
        for closing in history.closed.closings {
            let invoice = try await first.closedInvoice(of: .account, closing: closing)
            #expect(Int64(invoice.itemCount) == closing.itemCount)
        }
        await first.close()
    }

    @Test func `a database of a newer version is refused`() async throws {
        let url = try await TestSchema.make()
        await (try await PostgresStore(url: url)).close()
        let connection = try await PostgresConnection.open(PostgresConfiguration(url))
        _ = try await connection.query("INSERT INTO migrations VALUES (99)")
        await connection.close()
        let error = await #expect(throws: StoreError.self) { try await PostgresStore(url: url) }
        #expect(error?.code == "store_too_new")
    }

    @Test func `who may only read can read`() async throws {
        let url = try await TestSchema.make()
        let store = try await PostgresStore(url: url)
        try await store.take(DocumentScenario.records)
        await store.close()
        let reader = try await PostgresStore(url: url + "%20-cdefault_transaction_read_only%3Don")
        #expect(try await reader.ledger().batch == 1)
        await reader.close()
    }
}
