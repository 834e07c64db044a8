import Billing
import BillingPostgres
import BillingService
import BillingTesting
import Testing

/// The store says what the store in memory says, of everything and at each batch.
@Suite struct RandomOperationTests {
    @Test(arguments: 1...8)
    func `whatever happens, all is as in memory, also of earlier batches`(seed: UInt64) async throws {
        let store = try await PostgresStore(url: try await TestSchema.make(), maximumConnections: 2)
        do {
            try await compare(store, seed: seed)
        } catch {
            await store.close()
            throw error
        }
        await store.close()
    }

    private func compare(_ store: PostgresStore, seed: UInt64) async throws {
        let memory = MemoryStore()
        let operations = RandomOperations(seed: seed)
        for (index, operation) in operations.operations.enumerated() {
            let clock = operations.now.advanced(milliseconds: Int64(index) * 1000)
            let expected = try await operation.run(on: memory, clock: clock)
            #expect(try await operation.run(on: store, clock: clock) == expected, "seed \(seed), operation \(index)")
        }
        let last = await memory.ledger()
        #expect(try await store.ledger() == last, "seed \(seed)")
        var rules = BillingRules(proration: seed % 2 == 0 ? .day : .second)
        rules.payment = seed % 4 < 2 ? .manual : .automatic
        for batch in [nil] + (0...last.batch).map(Optional.some) {
            let expected = try await StoreTexts.texts(
                of: memory, scopes: batch == 0 ? [] : RandomOperations.scopes, rules: rules, now: operations.now, batch: batch)
            let given = try await StoreTexts.texts(
                of: store, scopes: batch == 0 ? [] : RandomOperations.scopes, rules: rules, now: operations.now, batch: batch)
            guard given != expected else { continue }
            let differing = zip(given, expected).first { $0 != $1 }
            Issue.record(
                """
                seed \(seed), batch \(batch.map { "\($0)" } ?? "last"): \(given.count) lines instead of \(expected.count)
                given:    \(differing?.0 ?? "nothing")
                expected: \(differing?.1 ?? "nothing")
                """)
            return
        }
        for instant in [operations.now.advanced(milliseconds: -1), operations.now, last.recorded] {
            #expect(try await store.ledger(recordedBy: instant) == (await memory.ledger(recordedBy: instant)))
        }
        for batch in [0, 1, last.batch, last.batch + 1] {
            #expect(try await store.ledger(ofBatch: batch) == (await memory.ledger(ofBatch: batch)))
        }
    }
}
