import Billing
import BillingService
import GRDB

/// What moves or ends all that an app runs: kept once, by the app.
final class SQLiteAppEvents {
    /// What ``TimelineEvent`` is read from.
    static let columns = "sequence, kind, happened, organization, space, retracted"

    /// Whether there are any. Most databases of usage lines have none, and none is looked for there.
    private(set) var areThere = false
    private var batch: Int64 = 0
    private let findAny: SQLiteStatement
    private let select: SQLiteStatement
    private let insertEvent: SQLiteStatement
    private let retractEvent: SQLiteStatement
    private let selectResources: SQLiteStatement

    init(_ database: Database) throws {
        findAny = try SQLiteStatement("SELECT 1 FROM app_events LIMIT 1", on: database)
        select = try SQLiteStatement("SELECT \(Self.columns) FROM app_events WHERE app = ?1", on: database)
        insertEvent = try SQLiteStatement(
            """
            INSERT INTO app_events (app, happened, sequence, batch, source, id, kind, organization, space, retracted,
            organization_name, space_name, app_name)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """, on: database)
        retractEvent = try SQLiteStatement(
            "UPDATE app_events SET retracted = ?4 WHERE app = ?1 AND happened = ?2 AND sequence = ?3", on: database)
        selectResources = try SQLiteStatement("SELECT key, name FROM resources WHERE app = ?1", on: database)
    }

    /// - Parameter batch: the number of the batch that the events belong to.
    func begin(batch: Int64) throws {
        self.batch = batch
        areThere = try findAny.first { _ in true } ?? false
    }

    func insert(_ event: TimelineEvent, reference: SQLiteEventKeys.Reference, subject: SQLiteSubject) throws {
        areThere = true
        insertEvent.bind(event.app.value, at: 1)
        insertEvent.bind(event.happened.millisecondsSince1970, at: 2)
        insertEvent.bind(event.sequence, at: 3)
        insertEvent.bind(batch, at: 4)
        insertEvent.bind(reference.source, at: 5)
        insertEvent.bind(Int64(event.kind.rawValue), at: 7)
        insertEvent.bind((event.organization ?? subject.labelledOrganization)?.value, at: 8)
        insertEvent.bind((event.space ?? subject.labelledSpace)?.value, at: 9)
        insertEvent.bind(event.retracted == 0 ? nil : event.retracted, at: 10)
        insertEvent.bind(subject.labels.organization?.value, at: 11)
        insertEvent.bind(subject.labels.space?.value, at: 12)
        insertEvent.bind(subject.labels.app?.value, at: 13)
        try reference.id.withUnsafeBytes { id in
            insertEvent.bind(blob: id, at: 6)
            try insertEvent.run()
        }
    }

    /// Notes that an event was taken back.
    func retract(_ row: SQLiteEventKeys.Row, by sequence: Int64) throws {
        retractEvent.bind(row.app?.value, at: 1)
        retractEvent.bind(row.happened.millisecondsSince1970, at: 2)
        retractEvent.bind(row.sequence, at: 3)
        retractEvent.bind(sequence, at: 4)
        try retractEvent.run()
    }

    /// All events of an app, those that were taken back too.
    func events(of app: AppKey) throws -> [TimelineEvent] {
        guard areThere else { return [] }
        var events: [TimelineEvent] = []
        select.bind(app.value, at: 1)
        while try select.step() { events.append(TimelineEvent(select, of: app)) }
        return events
    }

    /// The resources of an app, with their names; nil for an add-on that is a resource of its own.
    func resources(of app: AppKey) throws -> [(key: ResourceKey, name: TextKey?)] {
        var resources: [(key: ResourceKey, name: TextKey?)] = []
        selectResources.bind(app.value, at: 1)
        while try selectResources.step() {
            let name = selectResources.integer(at: 1)
            resources.append((ResourceKey(selectResources.integer(at: 0)), name < 0 ? nil : TextKey(name)))
        }
        return resources
    }
}

extension TimelineEvent {
    /// Reads ``SQLiteAppEvents/columns``.
    init(_ row: SQLiteStatement, of app: AppKey) {
        let kind = EventKind(rawValue: UInt8(truncatingIfNeeded: row.integer(at: 1))) ?? .moved
        let isMove = kind == .moved
        self.init(
            sequence: row.integer(at: 0), kind: kind, identity: EventIdentity(high: 0, low: 0),
            happened: Instant(millisecondsSince1970: row.integer(at: 2)), retracted: row.integer(at: 5),
            organization: isMove ? row.key(at: 3) : nil, space: isMove ? row.key(at: 4) : nil, app: app)
    }
}
