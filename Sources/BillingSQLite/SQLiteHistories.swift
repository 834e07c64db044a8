import Billing
import BillingService
import GRDB

/// Reads all that is known of a resource: its events, and those of its app.
final class SQLiteHistories {
    /// What ``TimelineEvent`` is read from.
    static let columns = """
        sequence, id, happened, ended, organization, space, type, quantity, price, app, description, closes, kind, source,
        plan, retracted
        """

    private let appEvents: SQLiteAppEvents
    private let ranks: SQLiteRanks
    private let selectEvents: SQLiteStatement
    private let selectLast: SQLiteStatement
    private let selectEvent: SQLiteStatement
    private let selectClosing: SQLiteStatement
    private let selectName: SQLiteStatement

    init(_ database: Database, appEvents: SQLiteAppEvents) throws {
        self.appEvents = appEvents
        ranks = try SQLiteRanks(database)
        let columns = Self.columns
        selectEvents = try SQLiteStatement(
            "SELECT \(columns) FROM events WHERE resource = ?1", on: database)
        selectLast = try SQLiteStatement(
            "SELECT \(columns) FROM events WHERE resource = ?1 ORDER BY happened DESC, sequence DESC", on: database)
        selectEvent = try SQLiteStatement(
            "SELECT \(columns) FROM events WHERE resource = ?1 AND happened = ?2 AND sequence = ?3", on: database)
        selectClosing = try SQLiteStatement(
            "SELECT happened FROM events WHERE resource = ?1 AND closes = ?2", on: database)
        selectName = try SQLiteStatement("SELECT resource_name FROM events WHERE resource = ?1 LIMIT 1", on: database)
    }

    /// A resource's name; nil for an add-on that is a resource of its own, and where its events are not written yet.
    func name(of resource: ResourceKey) throws -> TextKey? {
        selectName.bind(resource.value, at: 1)
        return try selectName.first { $0.isNull(at: 0) ? nil : TextKey($0.integer(at: 0)) } ?? nil
    }

    /// A line's event as it is known, with its end where a later one has closed it.
    func event(_ key: SQLiteLineKeys.Row) throws -> TimelineEvent? {
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

    /// The history of a resource from the database, to which all of the chunk's events have been written.
    func history(of resource: ResourceKey) throws -> ResourceHistory {
        var history = ResourceHistory()
        selectEvents.bind(resource.value, at: 1)
        while try selectEvents.step() { history.add(selectEvents) }
        try complete(&history, of: resource)
        return history
    }

    /// As much of a resource's history as tells what new events make of its spans, so that the work does not grow with what
    /// was long ago.
    ///
    /// New events change what runs from their day on, and the span that ran into that day. The first day of that span may be
    /// contested by the one that ran into it. Nothing before makes a difference.
    ///
    /// - Parameter changed: when the first of the new events happened.
    func history(of resource: ResourceKey, app: AppKey, changedFrom changed: Instant) throws -> ResourceHistory {
        guard try appEvents.events(of: app).isEmpty else { return try history(of: resource) }
        var history = try lastEvents(of: resource, changedFrom: changed)
        // What states a part of a configuration may take the rest from any time before.
        let isComplete = history.events.allSatisfy { event in
            event.kind != .changed || event.description != nil && event.quantity != nil
        }
        guard isComplete else { return try self.history(of: resource) }
        try complete(&history, of: resource)
        return history
    }

    /// The last events: back to the one before the day of the one that is before the day of a change.
    private func lastEvents(of resource: ResourceKey, changedFrom changed: Instant) throws -> ResourceHistory {
        var history = ResourceHistory()
        var dayStart = Day(containing: changed).start
        var start: Instant?
        var earlierCount = 0
        selectLast.bind(resource.value, at: 1)
        defer { selectLast.reset() }
        while try selectLast.step() {
            let happened = Instant(millisecondsSince1970: selectLast.integer(at: 2))
            if let start, happened < start { break }
            history.add(selectLast)
            guard start == nil, happened < dayStart, selectLast.isNull(at: 11), selectLast.isNull(at: 15) else { continue }
            earlierCount += 1
            if earlierCount == 2 { start = happened } else { dayStart = Day(containing: happened).start }
        }
        history.events.reverse()
        return history
    }

    /// Adds the app's events to the resource's own, and ranks those of one millisecond.
    func complete(_ history: inout ResourceHistory, of resource: ResourceKey) throws {
        guard let app = history.events.first?.app else { return }
        history.events += try appEvents.events(of: app)
        try ranks.rank(&history, of: resource, app: app)
    }
}

extension ResourceHistory {
    /// Adds a row of ``SQLiteHistories/columns``: an event, or the end of a line.
    fileprivate mutating func add(_ row: SQLiteStatement) {
        if row.isNull(at: 11) {
            events.append(TimelineEvent(row))
        } else {
            ends[row.integer(at: 11)] = Instant(millisecondsSince1970: row.integer(at: 2))
        }
    }
}

extension TimelineEvent {
    /// Reads ``SQLiteHistories/columns``.
    init(_ row: SQLiteStatement) {
        let kind = EventKind(rawValue: UInt8(truncatingIfNeeded: row.integer(at: 12))) ?? .changed
        let isChange = kind == .changed
        let isLine = row.integer(at: 13) == SQLiteLineKeys.usageLines
        self.init(
            sequence: row.integer(at: 0), kind: kind,
            identity: isLine ? EventIdentity(bytes: row.bytes(at: 1)) : EventIdentity(high: 0, low: 0), isLine: isLine,
            happened: Instant(millisecondsSince1970: row.integer(at: 2)),
            ended: row.isNull(at: 3) ? .never : Instant(millisecondsSince1970: row.integer(at: 3)),
            retracted: row.integer(at: 15), organization: isChange ? row.key(at: 4) : nil,
            space: isChange ? row.key(at: 5) : nil, type: row.integer(at: 6) == 0 ? .dyno : .addon,
            quantity: row.isNull(at: 7) ? nil : Quantity(unchecked: Int32(truncatingIfNeeded: row.integer(at: 7))),
            price: row.isNull(at: 8) ? nil : Price(unchecked: row.integer(at: 8)), app: AppKey(row.integer(at: 9)),
            plan: row.key(at: 14), description: row.key(at: 10))
    }
}
