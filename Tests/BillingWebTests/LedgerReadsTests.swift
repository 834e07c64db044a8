import Billing
import BillingService
import BillingTesting
import Testing

@testable import BillingWeb

@Suite struct LedgerReadsTests {
    @Test func `those that come during a read share the next`() async throws {
        let store = SlowLedgerStore()
        let reads = LedgerReads(store: store)
        // So many reads tell that they take long.
        for _ in 0..<64 {
            async let ledger = reads.ledger()
            await store.answer()
            _ = try await ledger
        }
        let before = await store.count
        let first = Task { try await reads.ledger().batch }
        await store.waitForRead()
        let others = (0..<20).map { _ in Task { try await reads.ledger().batch } }
        // They wait, because what is being read may be older than what they may have seen.
        try await Task.sleep(for: .milliseconds(50))
        await store.answer()
        let firstBatch = try await first.value
        await store.answer()
        for other in others { #expect(try await other.value == firstBatch + 1) }
        #expect(await store.count == before + 2)
    }

    @Test func `an error is told to all, and the next read is tried`() async throws {
        let reads = LedgerReads(store: FailingStore(.busy))
        for _ in 0..<3 { await #expect(throws: StoreError.busy) { try await reads.ledger() } }
    }

    @Test func `a quick read waits for nobody`() async throws {
        let store = MemoryStore()
        let reads = LedgerReads(store: store)
        try await store.take(WebFixture.document)
        for _ in 0..<200 { #expect(try await reads.ledger().batch == 1) }
    }
}

/// A store whose ledger is told when it is told to, each time another one.
private actor SlowLedgerStore: ForwardingStore {
    nonisolated let base = MemoryStore()

    private(set) var count: Int64 = 0
    private var held: [CheckedContinuation<Void, Never>] = []

    func ledger() async -> Ledger {
        count += 1
        let batch = count
        await withCheckedContinuation { held.append($0) }
        return Ledger(batch: batch, recorded: "2017-02-02T00:00:00Z")
    }

    func waitForRead() async {
        while held.isEmpty { await Task.yield() }
    }

    /// Lets a read end that has been under way for longer than a quick one is.
    func answer() async {
        await waitForRead()
        try? await Task.sleep(for: .microseconds(100))
        held.removeFirst().resume()
    }
}
