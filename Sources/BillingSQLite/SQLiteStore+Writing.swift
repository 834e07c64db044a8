public import Billing
public import BillingService
import GRDB

extension SQLiteStore {
    /// Thrown to roll back a transaction of which nothing is to stay.
    private enum Rollback: Error {
        case trial(IngestSummary)
        case refused
    }

    public func ingest(
        _ source: any UsageSource & Sendable, clock: Instant, isTrial: Bool
    ) async throws -> IngestSummary {
        let source = ReadAhead(source)
        do {
            return try await write { database, tables in
                let batch = try SQLiteBatch(tables)
                var chunk = UsageChunk()
                while try source.read(into: &chunk) {
                    try batch.take(chunk)
                    chunk.removeAll()
                }
                if isTrial { throw Rollback.trial(batch.summary) }
                try batch.finish(clock: clock, isChanged: batch.summary.isChange)
                return batch.summary
            }
        } catch Rollback.trial(let summary) {
            return summary
        }
    }

    public func ingest(
        _ requests: [UsageChunk], clock: Instant
    ) async throws(StoreError) -> [Result<IngestSummary, IngestRefusal>] {
        do {
            let merged = MergedChunks(requests)
            if merged.hasLines { return try await takeEach(requests, clock: clock) }
            do {
                return try await takeTogether(merged, of: requests, clock: clock)
            } catch Rollback.refused {
                return try await takeEach(requests, clock: clock)
            }
        } catch let error as StoreError {
            throw error
        } catch {
            throw .failed("\(error)")
        }
    }

    /// Takes all requests as one chunk: nearly always all are good. There is no savepoint, which would copy every page.
    private func takeTogether(
        _ merged: MergedChunks, of requests: [UsageChunk], clock: Instant
    ) async throws -> [Result<IngestSummary, IngestRefusal>] {
        let origins = AuditNote.origins(of: requests)
        return try await write { database, tables in
            let batch = try SQLiteBatch(tables)
            let outcomes: [EventOutcome]
            do { outcomes = try batch.take(merged.chunk) } catch is IngestRefusal { throw Rollback.refused }
            try batch.finish(clock: clock, isChanged: batch.summary.isChange)
            let results = merged.ranges.map { Result<IngestSummary, IngestRefusal>.success(IngestSummary(of: outcomes[$0])) }
            try Self.audit(
                AuditNote.retractions(of: requests, results: results, origins: origins), database, tables)
            return results
        }
    }

    /// Takes the requests one by one, so that those that are bad fail alone.
    private func takeEach(
        _ requests: [UsageChunk], clock: Instant
    ) async throws -> [Result<IngestSummary, IngestRefusal>] {
        let origins = AuditNote.origins(of: requests)
        return try await write { database, tables in
            var results: [Result<IngestSummary, IngestRefusal>] = []
            var lastSequence: Int64?
            var lastBatch: SQLiteBatch?
            var isChanged = false
            for request in requests {
                try database.inSavepoint {
                    let batch = try SQLiteBatch(tables, after: lastSequence)
                    do {
                        try batch.take(request)
                        results.append(.success(batch.summary))
                        isChanged = isChanged || batch.summary.isChange
                        (lastSequence, lastBatch) = (batch.lastSequence, batch)
                        return .commit
                    } catch let refusal as IngestRefusal {
                        results.append(.failure(refusal))
                        return .rollback
                    }
                }
            }
            try lastBatch?.finish(clock: clock, isChanged: isChanged)
            // What the refused ones have found is not there any more.
            tables.forget()
            try Self.audit(
                AuditNote.retractions(of: requests, results: results, origins: origins), database, tables)
            return results
        }
    }

    /// Records what the batch has done whose ledger was just written.
    static func audit(_ notes: [AuditNote], _ database: Database, _ tables: SQLiteTables) throws {
        if !notes.isEmpty { try SQLiteAudit(database).append(notes, ledger: try tables.ledger.read().ledger) }
    }

    public func set(_ prices: [PlanPrice], clock: Instant) async throws(StoreError) -> PriceSummary {
        let notes = AuditNote.prices(prices)
        return try await writeBatch { database, tables in
            let summary = try SQLitePriceBatch(database, tables: tables).set(prices, clock: clock)
            if summary.set > 0 { try Self.audit(notes, database, tables) }
            return summary
        }
    }

    public func setCursor(_ cursor: String, of source: String) async throws(StoreError) {
        try await writeBatch { database, _ in
            try database.execute(
                sql: "INSERT INTO cursors VALUES (?, ?) ON CONFLICT (source) DO UPDATE SET cursor = excluded.cursor",
                arguments: [source, cursor])
        }
    }

    /// One transaction that fails for nothing but the store.
    func writeBatch<Result: Sendable>(
        _ body: @escaping @Sendable (Database, SQLiteTables) throws -> Result
    ) async throws(StoreError) -> Result {
        do {
            return try await write(body)
        } catch let error as StoreError {
            throw error
        } catch {
            throw .failed("\(error)")
        }
    }

    /// One transaction, which is on disk when it returns.
    private func write<Result: Sendable>(
        _ body: @escaping @Sendable (Database, SQLiteTables) throws -> Result
    ) async throws -> Result {
        do {
            return try await pool.write { [writer] database in
                let tables = try writer.tables(database)
                do {
                    return try body(database, tables)
                } catch {
                    tables.forget()
                    throw error
                }
            }
        } catch let error as DatabaseError {
            throw Self.storeError(error)
        }
    }
}
