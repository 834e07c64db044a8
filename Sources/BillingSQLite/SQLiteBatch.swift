import Billing
import BillingService
import GRDB

/// One batch on its way into the database, within one transaction: a chunk of events at a time.
///
/// Events are written at the end of the chunk. A resource's spans are then derived from all of its events, so that a chunk with
/// a thousand events of one resource folds it once. Everything kept here is of the size of a chunk.
final class SQLiteBatch {
    private let database: Database
    private let clock: Instant
    private let ledger: Ledger
    private let firstSequence: Int64
    private var lastSequence: Int64
    private var summary = IngestSummary()
    private let keys: SQLiteEventKeys
    private let resolver: SQLiteResolver
    private let events: SQLiteEvents
    private let timelines: SQLiteTimelines

    init(_ database: Database, clock: Instant) throws {
        self.database = database
        self.clock = clock
        let state = try SQLiteStatement("SELECT batch, recorded, sequence FROM ledger", on: database).first { row in
            (
                Ledger(batch: row.integer(at: 0), recorded: Instant(millisecondsSince1970: row.integer(at: 1))),
                row.integer(at: 2)
            )
        }
        (ledger, firstSequence) = state ?? (.empty, 0)
        lastSequence = firstSequence
        keys = try SQLiteEventKeys(database, lastSequence: firstSequence)
        resolver = try SQLiteResolver(database)
        events = try SQLiteEvents(database, batch: ledger.batch + 1)
        timelines = try SQLiteTimelines(database)
    }

    func take(_ chunk: UsageChunk) throws {
        resolver.begin(chunk.names)
        timelines.begin(after: lastSequence)
        for event in chunk.events {
            let next = lastSequence + 1
            let subject = try resolver.resolve(event, newResource: next)
            switch try keys.claim(event.identity, resource: subject.resource, happened: event.happened, sequence: next) {
            case .new(let identity):
                lastSequence = next
                summary.new += 1
                let entry = TimelineEvent(
                    sequence: next, identity: identity, happened: event.happened, ended: event.ended, place: subject.place,
                    type: event.type, quantity: event.quantity, price: event.price, app: subject.app,
                    description: subject.description)
                events.insert(entry, resource: subject.resource, name: subject.resourceName)
                timelines.add(entry, to: subject.resource, name: subject.resourceName, line: event.line)
            case .known(let key):
                try change(key, to: event, subject: subject)
            }
        }
        try resolver.end()
        try events.write()
        try timelines.fold()
    }

    /// Takes the next number of the ledger, unless nothing has changed.
    func finish() throws -> IngestSummary {
        try keys.forget()
        guard summary.new + summary.closed > 0 else { return summary }
        let next = ledger.next(clock: clock)
        let update = try SQLiteStatement("UPDATE ledger SET batch = ?1, recorded = ?2, sequence = ?3", on: database)
        update.bind(next.batch, at: 1)
        update.bind(next.recorded.millisecondsSince1970, at: 2)
        update.bind(lastSequence, at: 3)
        try update.run()
        let insert = try SQLiteStatement("INSERT INTO batches VALUES (?1, ?2)", on: database)
        insert.bind(next.batch, at: 1)
        insert.bind(next.recorded.millisecondsSince1970, at: 2)
        try insert.run()
        return summary
    }

    /// A known line may only say anew when its resource ended.
    private func change(_ key: SQLiteEventKeys.Row, to event: UsageEvent, subject: SQLiteResolver.Subject) throws {
        guard let known = try timelines.event(key) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a key names an event that is not there")
        }
        if known.ended == event.ended {
            summary.unchanged += 1
            return
        }
        guard known.ended == .never else {
            if event.ended == .never { throw IngestError.reopened(line: event.line, known: known.ended) }
            throw IngestError.endChanged(line: event.line, known: known.ended, given: event.ended)
        }
        lastSequence += 1
        summary.closed += 1
        var closing = known
        closing.sequence = lastSequence
        closing.happened = event.ended
        closing.ended = .never
        events.insert(closing, resource: key.resource, name: subject.resourceName, closes: known.sequence)
        timelines.close(known, of: key.resource, name: subject.resourceName, at: event.ended)
    }
}
