public import Billing
public import BillingService
import GRDB

/// Closed months.
extension SQLiteStore {
    public func close(_ request: ClosingRequest, clock: Instant) async throws(StoreError) -> Closing? {
        let origin = AuditOrigin.current
        return try await writeBatch { database, tables in
            try AuditOrigin.$current.withValue(origin) {
                try SQLiteClosingBatch(database, tables: tables, request: request).close(clock: clock)
            }
        }
    }

    public func touched(
        in scope: ScopeKey, after batch: Int64, through last: Int64
    ) async throws(StoreError) -> [TouchedMonth] {
        try await read { database in
            try SQLiteTouchedMonths(database).months(in: scope, after: batch, through: last)
        }
    }

    public func closedInvoice(of scope: ScopeKey, closing: Closing) async throws(StoreError) -> ClosedInvoice {
        try await read { database in try SQLiteClosedPieces(database).invoice(of: scope, closing: closing) }
    }

    public func contents(
        of pieces: [ClosedInvoice.PieceKey], in month: Month
    ) async throws(StoreError) -> [[UInt8]] {
        try await read { database in try SQLiteClosedPieces(database).contents(of: pieces, in: month) }
    }

    public func resources(
        of pieces: [ClosedInvoice.PieceKey], in month: Month
    ) async throws(StoreError) -> [[ResourceKey]] {
        try await read { database in try SQLiteClosedPieces(database).resources(of: pieces, in: month) }
    }
}
