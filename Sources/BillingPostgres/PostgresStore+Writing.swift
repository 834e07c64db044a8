public import Billing
public import BillingService
import PostgresClient

extension PostgresStore {
    public func ingest(
        _ source: any UsageSource & Sendable, clock: Instant, isTrial: Bool
    ) async throws -> IngestSummary {
        let source = ReadAhead(source)
        do {
            return try await write { connection in
                var batch = try await PostgresBatch.begin(on: connection)
                var counts = PostgresLineCounts()
                while let chunk = try await source.next() {
                    try await batch.take(chunk, counts: &counts, on: connection)
                }
                if isTrial { throw PostgresTrial(summary: batch.summary) }
                try await batch.finish(clock: clock, on: connection)
                return batch.summary
            }
        } catch let trial as PostgresTrial {
            return trial.summary
        } catch let error as PostgresError {
            throw StoreError(writing: error)
        }
    }

    public func ingest(
        _ requests: [UsageChunk], clock: Instant
    ) async throws(StoreError) -> [Result<IngestSummary, IngestRefusal>] {
        do {
            return try await write { connection in
                try await PostgresRequests.take(requests, clock: clock, on: connection)
            }
        } catch {
            throw StoreError(writing: error)
        }
    }

    public func set(_ prices: [PlanPrice], clock: Instant) async throws(StoreError) -> PriceSummary {
        do {
            return try await write { connection in
                try await PostgresPriceChange.set(prices, clock: clock, on: connection)
            }
        } catch {
            throw StoreError(writing: error)
        }
    }

    public func setCursor(_ cursor: String, of source: String) async throws(StoreError) {
        do {
            _ = try await writers.query(
                "INSERT INTO cursors VALUES ($1, $2) ON CONFLICT (source) DO UPDATE SET cursor = excluded.cursor",
                [.text(source), .text(cursor)])
        } catch {
            throw StoreError(writing: error)
        }
    }

    /// One transaction of the one writer, which is on disk when it returns.
    ///
    /// Its statements keep to the indices. Where a server acknowledges before it has written, it does not here.
    func write<Value: Sendable>(
        _ body: @Sendable (isolated PostgresConnection) async throws -> Value
    ) async throws -> Value {
        let deadline = ContinuousClock.now + lockTimeout
        return try await writers.transaction { connection in
            let left = ContinuousClock.now.duration(to: deadline).components
            let milliseconds = max(1, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000)
            try await connection.run(
                script: """
                    SET LOCAL lock_timeout = \(milliseconds);
                    SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off';
                    \(PostgresConnection.keepToIndicesScript)
                    """)
            return try await body(connection)
        }
    }
}
