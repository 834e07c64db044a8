import Billing
import BillingService
import GRDB

/// Reads all that was known of resources when one event was the last.
final class SQLiteDossiers {
    private let sequence: Int64
    private let ranks: SQLiteRanks
    private let selectEvents: SQLiteStatement
    private let selectNext: SQLiteStatement
    private let selectAppEvents: SQLiteStatement
    /// The events of the apps of one page.
    private var appEvents: [AppKey: [TimelineEvent]] = [:]

    /// - Parameter sequence: that of the last event that counts.
    init(_ database: Database, through sequence: Int64) throws {
        self.sequence = sequence
        ranks = try SQLiteRanks(database)
        selectEvents = try SQLiteStatement(
            "SELECT \(Self.columns) FROM events WHERE resource = ?1 AND sequence <= ?2", on: database)
        selectNext = try SQLiteStatement(Self.nextSQL, on: database)
        selectAppEvents = try SQLiteStatement(
            "SELECT \(SQLiteAppEvents.columns) FROM app_events WHERE app = ?1 AND sequence <= ?2", on: database)
    }

    private static let columns = SQLiteHistories.columns + ", resource, resource_name"

    /// All events of the resources after ?1, one resource after the other. A resource has the number of the event that
    /// mentioned it first, so none that came later than ?2 is looked at.
    static let nextSQL = """
        SELECT \(columns) FROM events WHERE resource > ?1 AND resource <= ?2 AND sequence <= ?2
        ORDER BY resource, happened, sequence
        """

    /// Those of some resources that were known, in the order in which they are named.
    func dossiers(of resources: [ResourceKey]) throws -> [ResourceDossier] {
        appEvents.removeAll()
        return try resources.compactMap { resource in
            selectEvents.bind(resource.value, at: 1)
            selectEvents.bind(sequence, at: 2)
            var dossier: ResourceDossier?
            while try selectEvents.step() { add(selectEvents, to: &dossier) }
            guard let dossier else { return nil }
            return try complete(dossier)
        }
    }

    /// Those of the next resources, by their keys.
    func dossiers(after resource: ResourceKey?, limit: Int) throws -> [ResourceDossier] {
        appEvents.removeAll()
        var dossiers: [ResourceDossier] = []
        var current: ResourceDossier?
        selectNext.bind(resource?.value ?? .min, at: 1)
        selectNext.bind(sequence, at: 2)
        defer { selectNext.reset() }
        while dossiers.count < limit, try selectNext.step() {
            if let done = current, done.resource.value != selectNext.integer(at: Self.resourceColumn) {
                dossiers.append(try complete(done))
                current = nil
                if dossiers.count == limit { return dossiers }
            }
            add(selectNext, to: &current)
        }
        if let current { dossiers.append(try complete(current)) }
        return dossiers
    }

    private static let resourceColumn: Int32 = 16

    private func add(_ row: SQLiteStatement, to dossier: inout ResourceDossier?) {
        var event = TimelineEvent(row)
        if dossier == nil {
            dossier = ResourceDossier(
                resource: ResourceKey(row.integer(at: Self.resourceColumn)), name: row.key(at: Self.resourceColumn + 1),
                app: event.app, type: event.type, events: [], ends: [])
        }
        if row.isNull(at: 11) {
            if event.retracted > sequence { event.retracted = 0 }
            dossier?.events.append(event)
        } else {
            dossier?.ends.append(
                ResourceDossier.LineEnd(line: row.integer(at: 11), sequence: event.sequence, end: event.happened))
        }
    }

    /// Adds the app's events to the resource's own, and ranks those of one millisecond.
    private func complete(_ dossier: ResourceDossier) throws -> ResourceDossier {
        let ofApp = try appEvents[dossier.app] ?? readEvents(of: dossier.app)
        appEvents[dossier.app] = ofApp
        var history = ResourceHistory(events: dossier.events + ofApp)
        try ranks.rank(&history, of: dossier.resource, app: dossier.app)
        var dossier = dossier
        dossier.events = history.events
        return dossier
    }

    private func readEvents(of app: AppKey) throws -> [TimelineEvent] {
        var events: [TimelineEvent] = []
        selectAppEvents.bind(app.value, at: 1)
        selectAppEvents.bind(sequence, at: 2)
        while try selectAppEvents.step() {
            var event = TimelineEvent(selectAppEvents, of: app)
            if event.retracted > sequence { event.retracted = 0 }
            events.append(event)
        }
        return events
    }
}
