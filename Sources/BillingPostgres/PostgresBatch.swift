import Billing
import BillingService
import PostgresClient

/// One batch on its way into the database, within one transaction: a chunk of events at a time, each step of it one statement
/// for the whole chunk.
///
/// Writers take turns by the ledger's row, so what was looked up stays true until the batch ends.
final class PostgresBatch {
    private let ledger: Ledger
    private let firstSequence: Int64
    private var lastSequence: Int64
    private var summary = IngestSummary()
    private var keys: PostgresEventKeys

    /// Waits for its turn, and takes it.
    static func begin(on connection: isolated PostgresConnection) async throws -> PostgresBatch {
        let state = try await connection.query("SELECT batch, recorded, sequence FROM ledger FOR UPDATE").first { row in
            (
                Ledger(
                    batch: try row.int64(at: 0), recorded: Instant(millisecondsSince1970: try row.int64(at: 1))),
                try row.int64(at: 2)
            )
        }
        let (ledger, sequence) = state ?? (.empty, 0)
        return PostgresBatch(ledger: ledger, sequence: sequence)
    }

    private init(ledger: Ledger, sequence: Int64) {
        self.ledger = ledger
        firstSequence = sequence
        lastSequence = sequence
        keys = PostgresEventKeys()
    }

    func take(_ chunk: UsageChunk, on connection: isolated PostgresConnection) async throws {
        let before = lastSequence
        let names = try await PostgresNames.resolve(chunk, on: connection)
        let claims = try await keys.claim(chunk.events, on: connection)
        var resources = try await PostgresResources.find(chunk.events, names: names, on: connection)
        var changes: [TimelineChange] = []
        var closings: [TimelineChange] = []
        for (index, event) in chunk.events.enumerated() {
            let subject = names.subjects[index]
            if let known = claims[index].known {
                summary.unchanged += known.ended == event.ended ? 1 : 0
                if known.ended == event.ended { continue }
                try requireOpen(known, event)
                lastSequence += 1
                summary.closed += 1
                var closed = known
                closed.ended = event.ended
                let change = TimelineChange(
                    resource: claims[index].resource, name: subject.resourceName, event: closed, isClosing: true, line: 0)
                changes.append(change)
                var closing = change
                closing.event.sequence = lastSequence
                closings.append(closing)
            } else {
                lastSequence += 1
                summary.new += 1
                let entry = TimelineEvent(
                    sequence: lastSequence, identity: claims[index].identity, happened: event.happened, ended: event.ended,
                    place: subject.place, type: event.type, quantity: event.quantity, price: event.price, app: subject.app,
                    description: subject.description)
                let resource = resources.key(of: subject, type: event.type, new: lastSequence)
                changes.append(
                    TimelineChange(
                        resource: resource, name: subject.resourceName, event: entry, isClosing: false, line: event.line))
            }
        }
        try await resources.insertNew(on: connection)
        try await PostgresEvents.insert(changes, closings: closings, batch: ledger.batch + 1, on: connection)
        try await PostgresSpans.fold(changes, lastSequence: before, on: connection)
    }

    /// Takes the next number of the ledger, unless nothing has changed.
    func finish(clock: Instant, on connection: isolated PostgresConnection) async throws -> IngestSummary {
        guard summary.new + summary.closed > 0 else { return summary }
        let next = ledger.next(clock: clock)
        let recorded = PostgresValue.int64(next.recorded.millisecondsSince1970)
        _ = try await connection.query(
            "UPDATE ledger SET batch = $1, recorded = $2, sequence = $3", [.int64(next.batch), recorded, .int64(lastSequence)])
        _ = try await connection.query("INSERT INTO batches VALUES ($1, $2)", [.int64(next.batch), recorded])
        return summary
    }

    /// A known line may only say anew when its resource ended.
    private func requireOpen(_ known: TimelineEvent, _ event: UsageEvent) throws(IngestError) {
        guard known.ended != .never else { return }
        if event.ended == .never { throw .reopened(line: event.line, known: known.ended) }
        throw .endChanged(line: event.line, known: known.ended, given: event.ended)
    }
}
