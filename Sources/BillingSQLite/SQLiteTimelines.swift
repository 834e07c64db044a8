import Billing
import BillingService
import GRDB

/// The resources that a chunk touches: their events before and after it, and what that changes of the spans.
final class SQLiteTimelines {
    private let spans: SQLiteSpans
    private let selectEvents: SQLiteStatement
    private let selectEvent: SQLiteStatement
    private let selectClosing: SQLiteStatement
    private var changes: [TimelineChange] = []
    private var lastSequence: Int64 = 0

    init(_ database: Database) throws {
        spans = try SQLiteSpans(database)
        let columns = "sequence, id, happened, ended, organization, space, type, quantity, price, app, description, closes"
        selectEvents = try SQLiteStatement("SELECT \(columns) FROM events WHERE resource = ?1", on: database)
        selectEvent = try SQLiteStatement(
            "SELECT \(columns) FROM events WHERE resource = ?1 AND happened = ?2 AND sequence = ?3", on: database)
        selectClosing = try SQLiteStatement(
            "SELECT happened FROM events WHERE resource = ?1 AND closes = ?2", on: database)
    }

    /// Makes ready for a chunk whose events come after `sequence`.
    func begin(after sequence: Int64) {
        changes.removeAll(keepingCapacity: true)
        lastSequence = sequence
    }

    func add(_ event: TimelineEvent, to resource: ResourceKey, name: TextKey?, line: Int) {
        changes.append(TimelineChange(resource: resource, name: name, event: event, isClosing: false, line: line))
    }

    func close(_ event: TimelineEvent, of resource: ResourceKey, name: TextKey?, at end: Instant) {
        var event = event
        event.ended = end
        changes.append(TimelineChange(resource: resource, name: name, event: event, isClosing: true, line: 0))
    }

    /// An event as it is known, with its end where a later one has closed it.
    func event(_ key: SQLiteEventKeys.Row) throws -> TimelineEvent? {
        selectEvent.bind(key.resource.value, at: 1)
        selectEvent.bind(key.happened.millisecondsSince1970, at: 2)
        selectEvent.bind(key.sequence, at: 3)
        guard var event = try selectEvent.first({ TimelineEvent($0) }) else { return nil }
        guard event.ended == .never else { return event }
        selectClosing.bind(key.resource.value, at: 1)
        selectClosing.bind(key.sequence, at: 2)
        if let end = try selectClosing.first({ Instant(millisecondsSince1970: $0.integer(at: 0)) }) { event.ended = end }
        return event
    }

    /// Derives the spans of all resources that the chunk touched, and writes what has changed.
    func fold() throws {
        var contradiction: IngestError?
        for changes in changes.byResource() {
            let (resource, name) = (changes[changes.startIndex].resource, changes[changes.startIndex].name)
            let fold = isNew(resource) ? ResourceFold(new: changes) : try fold(changes, of: resource)
            for span in fold.removed { spans.remove(span) }
            for span in fold.contested { spans.contest(span) }
            for span in fold.inserted { spans.insert(span, resource: resource, name: name) }
            if let found = fold.contradiction, found.line < contradiction?.line ?? .max { contradiction = found }
        }
        if let contradiction { throw contradiction }
        try spans.write()
    }

    /// A resource has the number of the event that mentioned it first, so all events of one that is new are in this chunk.
    private func isNew(_ resource: ResourceKey) -> Bool { resource.value > lastSequence }

    private func fold(_ changes: ArraySlice<TimelineChange>, of resource: ResourceKey) throws -> ResourceFold {
        var events: [TimelineEvent] = []
        var ends: [Int64: Instant] = [:]
        selectEvents.bind(resource.value, at: 1)
        while try selectEvents.step() {
            if selectEvents.isNull(at: 11) {
                events.append(TimelineEvent(selectEvents))
            } else {
                ends[selectEvents.integer(at: 11)] = Instant(millisecondsSince1970: selectEvents.integer(at: 2))
            }
        }
        return ResourceFold(events: events, ends: ends, changes: changes, lastSequence: lastSequence)
    }
}

extension TimelineEvent {
    /// Reads the columns in the order in which ``SQLiteTimelines`` selects them.
    fileprivate init(_ row: SQLiteStatement) {
        self.init(
            sequence: row.integer(at: 0), identity: EventIdentity(bytes: row.bytes(at: 1)),
            happened: Instant(millisecondsSince1970: row.integer(at: 2)),
            ended: row.isNull(at: 3) ? .never : Instant(millisecondsSince1970: row.integer(at: 3)),
            place: Place(
                organization: OrganizationKey(row.integer(at: 4)), space: SpaceKey(row.integer(at: 5))),
            type: row.integer(at: 6) == 0 ? .dyno : .addon,
            quantity: Quantity(unchecked: Int32(truncatingIfNeeded: row.integer(at: 7))),
            price: Price(unchecked: row.integer(at: 8)), app: AppKey(row.integer(at: 9)),
            description: TextKey(row.integer(at: 10)))
    }
}
