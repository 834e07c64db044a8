import Billing
import BillingService
import PostgresClient

/// What the database knows of some resources and their apps.
struct PostgresHistories {
    struct Entry {
        var app: AppKey
        var name: TextKey?
        /// The resource's own events.
        var history = ResourceHistory()
    }

    private(set) var resources: [ResourceKey: Entry] = [:]
    private(set) var appEvents: [AppKey: [TimelineEvent]] = [:]

    /// Reads all events of some resources.
    mutating func read(_ keys: some Collection<ResourceKey>, on connection: isolated PostgresConnection) async throws {
        guard !keys.isEmpty else { return }
        let sql = "SELECT \(PostgresHistories.columns) FROM events e WHERE e.resource = ANY($1)"
        try take(try await connection.query(sql, [.int64s(keys.map(\.value))]))
    }

    /// Reads the events of some resources that decide what a change makes of their spans.
    ///
    /// An event that states all of a configuration and its place makes what ran before it of no account, but for who is billed
    /// for its day. The last one that is a day older than the change begins, or comes before, what runs at the change; the last
    /// one that is a day older than that one begins no later than what shares a day with it. From there on, nothing is missing.
    ///
    /// - Parameter changes: when the earliest change of each resource happened.
    mutating func readTails(
        since changes: [ResourceKey: Instant], on connection: isolated PostgresConnection
    ) async throws {
        guard !changes.isEmpty else { return }
        let changes = Array(changes)
        try take(
            try await connection.query(
                PostgresHistories.tailsSQL,
                [
                    .int64s(changes.map(\.key.value)), .int64s(changes.map(\.value.millisecondsSince1970)),
                ]))
    }

    private mutating func take(_ result: PostgresResult) throws(PostgresError) {
        try result.forEach { (row) throws(PostgresError) in
            let app = AppKey(try row.int64(at: 1))
            let name = try row.optionalInt64(at: 2).map { TextKey($0) }
            let sequence = try row.int64(at: 3)
            let happened = Instant(millisecondsSince1970: try row.int64(at: 4))
            let closes = try row.optionalInt64(at: 5)
            let event = closes == nil ? try PostgresHistories.event(row, of: app, sequence: sequence, happened: happened) : nil
            let add = { (entry: inout Entry) in
                if let closes { entry.history.ends[closes] = happened }
                if let event { entry.history.events.append(event) }
            }
            add(&resources[ResourceKey(try row.int64(at: 0)), default: Entry(app: app, name: name)])
        }
    }

    /// What a row of events is read from, of the table as `e`.
    static let columns = """
        e.resource, e.app, e.resource_name, e.sequence, e.happened, e.closes, e.kind,
        CASE WHEN e.source = \(PostgresLines.source) THEN e.id END, e.ended, e.retracted, nullif(e.organization, 0), e.space,
        e.type, e.quantity, e.price, e.plan, e.description
        """

    /// The longest that a calendar day is, in whatever time zone.
    private static let dayMilliseconds: Int64 = 25 * 3_600_000

    private static let tailsSQL = {
        func anchor(before: String) -> String {
            """
            SELECT happened FROM events WHERE resource = given.resource AND happened <= \(before) - \(dayMilliseconds)
            AND kind = \(EventKind.changed.rawValue) AND retracted IS NULL
            AND quantity IS NOT NULL AND description IS NOT NULL AND space IS NOT NULL
            ORDER BY happened DESC LIMIT 1
            """
        }
        return """
            SELECT \(columns) FROM unnest($1::bigint[], $2::bigint[]) AS given(resource, changed)
            LEFT JOIN LATERAL (\(anchor(before: "given.changed"))) running ON true
            LEFT JOIN LATERAL (\(anchor(before: "running.happened"))) earlier ON true
            CROSS JOIN LATERAL (
                SELECT * FROM events WHERE resource = given.resource
                AND happened >= coalesce(earlier.happened, \(Int64.min + 1) - 1) OFFSET 0
            ) e
            """
    }()

    /// Only a line has an identity here; other events are ranked by (source, id) where they need to be.
    ///
    /// - Parameter row: one of ``columns``.
    static func event(
        _ row: borrowing PostgresRow, of app: AppKey, sequence: Int64, happened: Instant
    ) throws(PostgresError) -> TimelineEvent {
        let kind = EventKind(rawValue: UInt8(truncatingIfNeeded: try row.int64(at: 6))) ?? .changed
        let isLine = try !row.isNull(at: 7)
        let hasPlace = kind == .changed
        return TimelineEvent(
            sequence: sequence, kind: kind,
            identity: isLine ? try row.withBytes(at: 7) { EventIdentity(bytes: $0) } : EventIdentity(high: 0, low: 0),
            isLine: isLine, rank: isLine ? 0 : 1, happened: happened,
            ended: Instant(millisecondsSince1970: try row.optionalInt64(at: 8) ?? Instant.never.millisecondsSince1970),
            retracted: try row.optionalInt64(at: 9) ?? 0,
            organization: hasPlace ? try row.optionalInt64(at: 10).map { OrganizationKey($0) } : nil,
            space: hasPlace ? try row.optionalInt64(at: 11).map { SpaceKey($0) } : nil,
            type: try row.int64(at: 12) == 0 ? .dyno : .addon,
            quantity: try row.optionalInt32(at: 13).map { Quantity(unchecked: $0) },
            price: try row.optionalInt64(at: 14).map { Price(unchecked: $0) }, app: app,
            plan: try row.optionalInt64(at: 15).map { TextKey($0) },
            description: try row.optionalInt64(at: 16).map { TextKey($0) })
    }

    /// Reads what moved and deleted some apps.
    mutating func readAppEvents(of apps: Set<AppKey>, on connection: isolated PostgresConnection) async throws {
        guard !apps.isEmpty else { return }
        let result = try await connection.query(
            """
            SELECT app, sequence, kind, happened, retracted, organization, space FROM app_events WHERE app = ANY($1)
            """, [.int64s(apps.map(\.value))])
        try result.forEach { (row) throws(PostgresError) in
            let app = AppKey(try row.int64(at: 0))
            let kind = EventKind(rawValue: UInt8(truncatingIfNeeded: try row.int64(at: 2))) ?? .moved
            let hasPlace = kind == .moved
            appEvents[app, default: []].append(
                TimelineEvent(
                    sequence: try row.int64(at: 1), kind: kind, identity: EventIdentity(high: 0, low: 0), rank: 1,
                    happened: Instant(millisecondsSince1970: try row.int64(at: 3)),
                    retracted: try row.optionalInt64(at: 4) ?? 0,
                    organization: hasPlace ? try row.optionalInt64(at: 5).map { OrganizationKey($0) } : nil,
                    space: hasPlace ? try row.optionalInt64(at: 6).map { SpaceKey($0) } : nil, app: app))
        }
    }

    /// Adds an event of an app that is on its way in.
    mutating func add(_ event: TimelineEvent) {
        appEvents[event.app, default: []].append(event)
    }
}
