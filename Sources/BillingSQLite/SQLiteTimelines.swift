import Billing
import BillingService
import GRDB

/// The resources that a chunk touches: their events before and after it, and what that changes of the spans.
final class SQLiteTimelines {
    /// One thing that a chunk says of a resource.
    private struct Change {
        var resource: ResourceKey
        var name: TextKey?
        /// A new event, or a known one as it is after it was closed.
        var event: TimelineEvent
        var isClosing: Bool
        var line: Int
    }

    private let spans: SQLiteSpans
    private let selectEvents: SQLiteStatement
    private let selectEvent: SQLiteStatement
    private let selectClosing: SQLiteStatement
    private var changes: [Change] = []
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
        changes.append(Change(resource: resource, name: name, event: event, isClosing: false, line: line))
    }

    func close(_ event: TimelineEvent, of resource: ResourceKey, name: TextKey?, at end: Instant) {
        var event = event
        event.ended = end
        changes.append(Change(resource: resource, name: name, event: event, isClosing: true, line: 0))
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
        changes = inOrder(changes)
        var contradiction: IngestError?
        var start = 0
        while start < changes.count {
            var end = start + 1
            while end < changes.count, changes[end].resource == changes[start].resource { end += 1 }
            if let found = try fold(changes[start..<end]), found.line < contradiction?.line ?? .max { contradiction = found }
            start = end
        }
        if let contradiction { throw contradiction }
        try spans.write()
    }

    /// The changes of each resource together, in the order in which they came. Only their numbers are moved about.
    private func inOrder(_ changes: [Change]) -> [Change] {
        changes.indices.sorted { left, right in
            (changes[left].resource, changes[left].event.sequence) < (changes[right].resource, changes[right].event.sequence)
        }.map { changes[$0] }
    }

    /// - Returns: why the resource's events can't all be true, where that is so.
    private func fold(_ changes: ArraySlice<Change>) throws -> IngestError? {
        let resource = changes[changes.startIndex].resource
        let name = changes[changes.startIndex].name
        if isNew(resource) {
            let events = changes.map(\.event)
            for span in Timeline.spans(of: events) { spans.insert(span, resource: resource, name: name) }
            return contradiction(in: events, changes: changes)
        }
        let (before, after) = try events(of: resource, with: changes)
        // An event begins at most one span.
        var old = Dictionary(uniqueKeysWithValues: Timeline.spans(of: before).map { ($0.event, $0) })
        for span in Timeline.spans(of: after) {
            guard var known = old.removeValue(forKey: span.event) else {
                spans.insert(span, resource: resource, name: name)
                continue
            }
            if known == span { continue }
            known.isBeatenOnFirstDay = span.isBeatenOnFirstDay
            known.lastDayTurns = span.lastDayTurns
            if known == span {
                spans.contest(span)
            } else {
                spans.remove(known)
                spans.insert(span, resource: resource, name: name)
            }
        }
        for span in old.values { spans.remove(span) }
        return contradiction(in: after, changes: changes)
    }

    /// A resource has the number of the event that mentioned it first, so all events of one that is new are in this chunk.
    private func isNew(_ resource: ResourceKey) -> Bool { resource.value > lastSequence }

    /// All events of a resource as they were before this chunk, and as they are now.
    private func events(
        of resource: ResourceKey, with changes: ArraySlice<Change>
    ) throws -> (before: [TimelineEvent], after: [TimelineEvent]) {
        var after: [TimelineEvent] = []
        var ends: [Int64: Instant] = [:]
        selectEvents.bind(resource.value, at: 1)
        while try selectEvents.step() {
            if selectEvents.isNull(at: 11) {
                after.append(TimelineEvent(selectEvents))
            } else {
                ends[selectEvents.integer(at: 11)] = Instant(millisecondsSince1970: selectEvents.integer(at: 2))
            }
        }
        for index in after.indices {
            if let end = ends[after[index].sequence] { after[index].ended = end }
        }
        let closedNow = Set(changes.filter(\.isClosing).map(\.event.sequence))
        let before = after.filter { $0.sequence <= lastSequence }.map { event in
            var event = event
            if closedNow.contains(event.sequence) { event.ended = .never }
            return event
        }
        return (before, after)
    }

    /// Two lines that say different things of one resource from the same millisecond on can't both be true.
    private func contradiction(in events: [TimelineEvent], changes: ArraySlice<Change>) -> IngestError? {
        guard events.count > 1 else { return nil }
        let inOrder = events.sorted(by: Timeline.precedes)
        for (left, right) in zip(inOrder, inOrder.dropFirst())
        where left.happened == right.happened && !left.identity.hasSameContent(as: right.identity) {
            let later = max(left.sequence, right.sequence)
            let line = changes.first { $0.event.sequence == later && !$0.isClosing }?.line
            if let line { return .contradiction(line: line, happened: left.happened) }
        }
        return nil
    }
}

extension TimelineEvent {
    /// Reads the columns in the order in which ``SQLiteTimelines`` selects them.
    fileprivate init(_ row: SQLiteStatement) {
        self.init(
            sequence: row.integer(at: 0), identity: EventIdentity(blob: row.bytes(at: 1)),
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
