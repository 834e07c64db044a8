import Billing
import BillingService
import PostgresClient

/// The one row of the ledger. Who has locked it is the only writer, and goes on counting where the last one stopped.
struct PostgresLedger {
    /// The last batch before this one.
    private let last: Ledger
    /// The sequence of the last event.
    private(set) var sequence: Int64
    /// The greatest key of all sources, organizations, spaces, apps and texts.
    private(set) var lastKey: Int64
    /// Most databases of usage lines have no events of apps, and none is looked for there.
    var hasAppEvents: Bool
    /// Whether the price book has anything in it.
    var hasPrices: Bool
    /// Whether any month is closed.
    var hasClosings: Bool
    /// Whether the tables may be spread over several machines by Citus, which can't look rows up for each of many others.
    let isDistributed: Bool

    /// The number of the batch that is under way.
    var batch: Int64 { last.batch + 1 }

    /// What is known before the batch that is under way.
    var moment: PostgresMoment {
        PostgresMoment(batch: last.batch, sequence: sequence, isLast: true, hasAppEvents: hasAppEvents)
    }

    mutating func nextSequence() -> Int64 {
        sequence += 1
        return sequence
    }

    mutating func nextKey() -> Int64 {
        lastKey += 1
        return lastKey
    }

    /// Waits for the writer's turn, and takes it until the transaction ends.
    ///
    /// What is read and changes must be columns of this row: all else that the statement reads is of before the wait.
    static func lock(on connection: isolated PostgresConnection) async throws -> PostgresLedger {
        let row = try await connection.query(
            """
            SELECT batch, recorded, sequence, last_key, has_app_events, has_prices, has_closings,
            EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') FROM ledger FOR UPDATE
            """
        ).first { row in
            PostgresLedger(
                last: Ledger(
                    batch: try row.int64(at: 0), recorded: Instant(millisecondsSince1970: try row.int64(at: 1))),
                sequence: try row.int64(at: 2), lastKey: try row.int64(at: 3), hasAppEvents: try row.bool(at: 4),
                hasPrices: try row.bool(at: 5), hasClosings: try row.bool(at: 6), isDistributed: try row.bool(at: 7))
        }
        guard let row else { throw StoreError.failed("the ledger has no row") }
        return row
    }

    /// The months that are closed.
    func closedMonths(on connection: isolated PostgresConnection) async throws -> ClosedMonths {
        hasClosings ? try await PostgresClosings.all(on: connection) : .none
    }

    /// Makes what has been written, and what is still to be, a batch of its own.
    @discardableResult
    func write(clock: Instant, on connection: isolated PostgresConnection) async throws -> Ledger {
        let next = last.next(clock: clock)
        _ = try await connection.query(
            """
            WITH added AS (INSERT INTO batches (batch, recorded, sequence) VALUES ($1, $2, $3))
            UPDATE ledger SET batch = $1, recorded = $2, sequence = $3, last_key = $4, has_app_events = $5, has_prices = $6,
            has_closings = $7
            """,
            [
                .int64(next.batch), .int64(next.recorded.millisecondsSince1970), .int64(sequence), .int64(lastKey),
                .bool(hasAppEvents), .bool(hasPrices), .bool(hasClosings),
            ])
        return next
    }
}
