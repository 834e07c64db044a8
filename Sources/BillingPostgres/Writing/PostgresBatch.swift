import Billing
import BillingService
import PostgresClient

/// One batch on its way into the database, within one transaction.
///
/// Writers take turns by the ledger's row, so what was looked up stays true until the batch ends.
struct PostgresBatch {
    private var ledger: PostgresLedger
    private let prices: PriceBook
    private let closed: ClosedMonths
    private(set) var summary = IngestSummary()

    /// Waits for its turn, and takes it.
    static func begin(on connection: isolated PostgresConnection) async throws -> PostgresBatch {
        let ledger = try await PostgresLedger.lock(on: connection)
        let prices = ledger.hasPrices ? try await PostgresPrices.book(on: connection) : PriceBook()
        return PostgresBatch(ledger: ledger, prices: prices, closed: try await ledger.closedMonths(on: connection))
    }

    /// Takes a chunk, or nothing of it.
    ///
    /// - Parameter counts: those of the file or request that the chunk is a part of.
    /// - Returns: what became of each event.
    /// - Throws: ``IngestRefusal``, which leaves the batch as it was.
    @discardableResult
    mutating func take(
        _ chunk: UsageChunk, counts: inout PostgresLineCounts, on connection: isolated PostgresConnection
    ) async throws -> [EventOutcome] {
        let intake = try await PostgresIntake.read(
            chunk, prices: prices, closed: closed, ledger: ledger, counts: &counts, on: connection)
        try await intake.write(on: connection)
        ledger = intake.ledger
        for outcome in intake.claims.outcomes { summary.count(outcome) }
        return intake.claims.outcomes
    }

    /// Takes the next number of the ledger, unless nothing has changed.
    func finish(clock: Instant, on connection: isolated PostgresConnection) async throws {
        if summary.isChange { try await ledger.write(clock: clock, on: connection) }
    }
}
