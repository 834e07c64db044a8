public import Billing
public import BillingService
import PostgresClient

/// Closed months.
extension PostgresStore {
    public func close(_ request: ClosingRequest, clock: Instant) async throws(StoreError) -> Closing? {
        do {
            return try await write { connection in
                try await PostgresMonthClosing.close(request, clock: clock, on: connection)
            }
        } catch {
            throw StoreError(writing: error)
        }
    }

    public func touched(
        in scope: ScopeKey, after batch: Int64, through last: Int64
    ) async throws(StoreError) -> [TouchedMonth] {
        try await statement { connection in
            try await PostgresTouchedMonths.read(in: scope, after: batch, through: last, on: connection)
        }
    }

    public func closedInvoice(of scope: ScopeKey, closing: Closing) async throws(StoreError) -> ClosedInvoice {
        try await statement { connection in
            try await PostgresClosedPieces.invoice(of: scope, closing: closing, on: connection)
        }
    }

    public func contents(
        of pieces: [ClosedInvoice.PieceKey], in month: Month
    ) async throws(StoreError) -> [[UInt8]] {
        try await statement { connection in
            try await PostgresClosedPieces.contents(of: pieces, in: month, on: connection)
        }
    }

    public func resources(
        of pieces: [ClosedInvoice.PieceKey], in month: Month
    ) async throws(StoreError) -> [[ResourceKey]] {
        try await statement { connection in
            try await PostgresClosedPieces.resources(of: pieces, in: month, on: connection)
        }
    }
}
