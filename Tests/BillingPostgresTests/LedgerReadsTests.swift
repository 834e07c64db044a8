import Billing
import BillingPostgres
import BillingService
import BillingTesting
import Testing

/// Requests that ask for the last batch at the same time share a read, and none is told what was so before it came.
@Suite struct LedgerReadsTests {
    @Test func `whoever asks after a commit of another server is told of it, however many ask`() async throws {
        let url = try await TestSchema.make()
        let (writer, reader) = (try await PostgresStore(url: url), try await PostgresStore(url: url))
        try await withThrowingTaskGroup(of: Void.self) { group in
            let asking = Task {
                while !Task.isCancelled { _ = try await reader.ledger() }
            }
            group.addTask { try await asking.value }
            for batch in 1...60 {
                let record = UsageRecord("gp1 web dyno", price: "31", from: "2017-01-01T00:00:00Z", app: "app-\(batch)")
                try await writer.take([record])
                let told = try await withThrowingTaskGroup(of: Int64.self) { group in
                    for _ in 0..<16 { group.addTask { try await reader.ledger().batch } }
                    return try await group.reduce(into: Set()) { $0.insert($1) }
                }
                #expect(told == [Int64(batch)])
            }
            asking.cancel()
            try await group.waitForAll()
        }
        await writer.close()
        await reader.close()
    }

    @Test func `an error is told to all who wait`() async throws {
        let store = try await PostgresStore(url: try await TestSchema.make())
        await store.close()
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    do { _ = try await store.ledger() } catch { return true }
                    return false
                }
            }
            for await isRefused in group { #expect(isRefused) }
        }
    }
}
