import Billing
import BillingPostgres
import BillingService
import BillingTesting
import Dispatch
import PostgresClient
import Synchronization
import Testing

/// A closing is one transaction: where it breaks off, there is nothing of it.
@Suite struct BrokenClosingTests {
    private static let name = "broken_closing"
    private static let month: Month = "2017-02-01"
    /// So many that some are written before the last are read.
    private let records = (0..<12_000).map { number in
        UsageRecord(
            "gp2 web dyno", price: "60", from: "2017-01-03T00:00:00Z", organization: "organization \(number % 3000)",
            space: "space \(number % 3000)", app: "app-\(number)")
    }

    @Test func `whose connection is lost while it writes, nothing is closed, and it can be done again`() async throws {
        let url = try await TestSchema.make()
        let store = try await PostgresStore(url: url + "&application_name=\(Self.name)")
        try await store.take(records)
        let organization = try #require(try await store.history(of: .organization("organization 1"))?.key.value)
        let grant = CreditGrant(key: "1", amount: Money(minorUnits: 700), reason: "", validFrom: Self.month.start)
        _ = try await store.grant(grant, to: OrganizationKey(organization), clock: DocumentScenario.now)
        let ledger = try await store.ledger()
        let administrator = try await PostgresConnection.open(PostgresConfiguration(url))

        let format = BreakingFormat(itemCount: records.count) {
            let isLost = DispatchSemaphore(value: 0)
            Task {
                _ = try await administrator.query(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = $1",
                    [.text(Self.name)])
                isLost.signal()
            }
            isLost.wait()
        }
        let request = ClosingRequest(month: Self.month, rules: BillingRules(), format: format)
        let error = await #expect(throws: StoreError.self) { try await store.close(request, clock: DocumentScenario.now) }
        #expect(error?.code == "store_unavailable")
        try await expectNothing(of: store, ledger: ledger, administrator: administrator)

        let again = ClosingRequest(month: Self.month, rules: BillingRules(), format: TextFormat())
        let closing = try #require(try await store.close(again, clock: DocumentScenario.now))
        #expect(closing.batch == ledger.batch + 1)
        #expect(closing.itemCount == Int64(records.count))
        let credits = try await store.credits(of: nil, at: closing.batch)
        #expect(credits.map(\.balance) == [.zero])
        await administrator.close()
        await store.close()
    }

    private func expectNothing(
        of store: PostgresStore, ledger: Ledger, administrator: PostgresConnection
    ) async throws {
        #expect(try await store.ledger() == ledger)
        let history = try #require(try await store.history(of: .account))
        #expect(history.closed.isEmpty)
        #expect(history.firstBilled == nil)
        for table in ["closings", "closed_pieces", "closed_organizations", "credit_applications"] {
            #expect(try await administrator.query("SELECT FROM \(table)").isEmpty, "\(table)")
        }
    }
}

/// Does something before the last of some items are written.
private final class BreakingFormat: LineItemFormat {
    private let written = Mutex(0)
    private let itemCount: Int
    private let breakOff: @Sendable () -> Void

    init(itemCount: Int, _ breakOff: @escaping @Sendable () -> Void) {
        self.itemCount = itemCount
        self.breakOff = breakOff
    }

    func encode(_ items: LineItems, order: some Collection<Int>, currency: Currency) -> [UInt8] {
        let count = written.withLock { written in
            written += order.count
            return written
        }
        if count == itemCount { breakOff() }
        return TextFormat().encode(items, order: order, currency: currency)
    }

    func decode(_ bytes: [UInt8], currency: Currency) -> LineItems? { nil }
}
