import Billing
import BillingService
import GRDB

/// The keys that make usage lines idempotent: a line is known by what it says, and by how many equal ones precede it.
final class SQLiteLineKeys {
    /// Where a known event stands in the table of events.
    struct Row {
        var resource: ResourceKey
        var happened: Instant
        var sequence: Int64
    }

    enum Claim {
        case new(EventIdentity)
        case known(Row)
    }

    /// Usage lines are one source: a line is the same whichever file it comes in.
    static let usageLines: Int64 = 1
    /// How many repeated lines are remembered to find a place faster; forgetting them costs time, not correctness.
    private static let occurrenceLimit = 262_144

    /// Events up to this one were there before the batch.
    private var lastSequence: Int64 = 0
    /// Whether anything was noted in `temp.seen`.
    private var hasSeen = false
    private let insert: SQLiteStatement
    private let select: SQLiteStatement
    private let markSeen: SQLiteStatement
    private let clearSeen: SQLiteStatement
    private var occurrences: [EventIdentity: UInt32] = [:]

    init(_ database: Database) throws {
        insert = try SQLiteStatement(
            """
            INSERT INTO event_keys (source, id, resource, happened, sequence)
            VALUES (\(SQLiteLineKeys.usageLines), ?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING
            """, on: database)
        select = try SQLiteStatement(
            """
            SELECT resource, happened, sequence FROM event_keys
            WHERE source = \(SQLiteLineKeys.usageLines) AND id = ?1
            """, on: database)
        markSeen = try SQLiteStatement("INSERT INTO temp.seen VALUES (?1) ON CONFLICT DO NOTHING", on: database)
        clearSeen = try SQLiteStatement("DELETE FROM temp.seen", on: database)
    }

    /// Makes ready for a batch whose events come after `lastSequence`.
    func begin(after lastSequence: Int64) throws {
        self.lastSequence = lastSequence
        occurrences.removeAll(keepingCapacity: true)
        try forget()
    }

    /// Makes an event known, or finds the one that it repeats.
    ///
    /// Equal lines are told apart by how many precede them in the file: a line is new if the file has more of them than were
    /// known. A key of an earlier batch is used up by the first line that matches it, and one of this batch was an earlier line.
    func claim(
        _ content: EventIdentity, resource: ResourceKey, happened: Instant, sequence: Int64
    ) throws -> Claim {
        var identity = content
        identity.occurrence = occurrences[content] ?? 0
        while true {
            let row = try identity.withBytes { id -> Row? in
                insert.bind(blob: id, at: 1)
                insert.bind(resource.value, at: 2)
                insert.bind(happened.millisecondsSince1970, at: 3)
                insert.bind(sequence, at: 4)
                if try insert.run() > 0 { return nil }
                return try known(id)
            }
            guard let row else {
                if identity.occurrence > 0 { remember(identity, of: content) }
                return .new(identity)
            }
            if row.sequence <= lastSequence, try isFirstSight(of: identity) {
                if identity.occurrence > 0 { remember(identity, of: content) }
                return .known(row)
            }
            identity.occurrence += 1
        }
    }

    /// Leaves nothing behind for the next batch.
    func forget() throws {
        guard hasSeen else { return }
        try clearSeen.run()
        hasSeen = false
    }

    private func known(_ id: UnsafeRawBufferPointer) throws -> Row? {
        select.bind(blob: id, at: 1)
        return try select.first { row in
            Row(
                resource: ResourceKey(row.integer(at: 0)), happened: Instant(millisecondsSince1970: row.integer(at: 1)),
                sequence: row.integer(at: 2))
        }
    }

    private func isFirstSight(of identity: EventIdentity) throws -> Bool {
        hasSeen = true
        return try identity.withBytes { id in
            markSeen.bind(blob: id, at: 1)
            return try markSeen.run() > 0
        }
    }

    private func remember(_ identity: EventIdentity, of content: EventIdentity) {
        if occurrences.count >= SQLiteLineKeys.occurrenceLimit { occurrences.removeAll(keepingCapacity: true) }
        occurrences[content] = identity.occurrence + 1
    }
}
