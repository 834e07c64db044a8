import Billing
import BillingService
import GRDB

/// One batch on its way into the database, within one transaction: a chunk of events at a time.
///
/// Events are written as they come. A resource's spans are derived at the end of the chunk from all of its events, so that a
/// chunk with a thousand events of one resource folds it once. Everything kept here is of the size of a chunk.
final class SQLiteBatch {
    private let database: Database
    private let clock: Instant
    private let ledger: Ledger
    private let firstSequence: Int64
    private var lastSequence: Int64
    private var summary = IngestSummary()
    private let keys: SQLiteEventKeys
    private let resolver: SQLiteResolver
    private let timelines: SQLiteTimelines
    private let insertEvent: SQLiteStatement

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
        timelines = try SQLiteTimelines(database)
        insertEvent = try SQLiteStatement(
            """
            INSERT INTO events (resource, happened, sequence, batch, id, closes, ended, organization, space, app, type,
            quantity, price, description, resource_name)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
            """, on: database)
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
                try write(entry, resource: subject.resource, name: subject.resourceName)
                timelines.add(entry, to: subject.resource, name: subject.resourceName, line: event.line)
            case .known(let key):
                try change(key, to: event, subject: subject)
            }
        }
        try resolver.end()
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
        try write(closing, resource: key.resource, name: subject.resourceName, closes: known.sequence)
        timelines.close(known, of: key.resource, name: subject.resourceName, at: event.ended)
    }

    private func write(
        _ event: TimelineEvent, resource: ResourceKey, name: TextKey?, closes: Int64? = nil
    ) throws {
        insertEvent.bind(resource.value, at: 1)
        insertEvent.bind(event.happened.millisecondsSince1970, at: 2)
        insertEvent.bind(event.sequence, at: 3)
        insertEvent.bind(ledger.batch + 1, at: 4)
        insertEvent.bind(closes, at: 6)
        insertEvent.bind(event.ended == .never ? nil : event.ended.millisecondsSince1970, at: 7)
        insertEvent.bind(event.place.organization.value, at: 8)
        insertEvent.bind(event.place.space.value, at: 9)
        insertEvent.bind(event.app.value, at: 10)
        insertEvent.bind(Int64(event.type.rawValue), at: 11)
        insertEvent.bind(Int64(event.quantity.count), at: 12)
        insertEvent.bind(event.price.microUnits, at: 13)
        insertEvent.bind(event.description.value, at: 14)
        insertEvent.bind(name?.value, at: 15)
        try event.identity.withBlob { blob in
            insertEvent.bind(blob: blob, at: 5)
            try insertEvent.run()
        }
    }
}
