import Billing
import PostgresClient

/// Where apps belonged when, for events that only assume a place.
struct PostgresAppPlaces {
    private struct Fact {
        var happened: Instant
        var sequence: Int64
        var organization: OrganizationKey?
        var space: SpaceKey?
    }

    /// Of the apps that are asked for.
    private var facts: [AppKey: [Fact]] = [:]

    /// - Parameter apps: all whose places will be asked for.
    init(of apps: Set<AppKey>) {
        for app in apps { facts[app] = [] }
    }

    /// Reads all that the database knows of some apps.
    mutating func read(_ apps: Set<AppKey>, on connection: isolated PostgresConnection) async throws {
        guard !apps.isEmpty else { return }
        try take(
            try await connection.query(
                """
                SELECT e.app, e.happened, e.sequence, e.organization, e.space
                FROM resources r JOIN events e ON e.resource = r.key
                WHERE r.app = ANY($1) AND e.kind = \(EventKind.changed.rawValue) AND e.retracted IS NULL
                UNION ALL
                \(PostgresAppPlaces.movesSQL)
                """, [.int64s(apps.map(\.value))]))
    }

    /// Reads what the database knows last of some apps, each at a time. Nothing of it may be taken back on the way.
    mutating func readLatest(
        _ questions: [(app: AppKey, instant: Instant)], on connection: isolated PostgresConnection
    ) async throws {
        guard !questions.isEmpty else { return }
        func latest(where condition: String) -> String {
            """
            (SELECT happened, sequence, organization, space FROM events
            WHERE resource = r.key AND happened <= given.instant AND kind = \(EventKind.changed.rawValue)
            AND retracted IS NULL AND closes IS NULL AND \(condition) IS NOT NULL ORDER BY happened DESC, sequence DESC LIMIT 1)
            """
        }
        try take(
            try await connection.query(
                """
                SELECT r.app, e.happened, e.sequence, e.organization, e.space
                FROM unnest($2::bigint[], $3::bigint[]) AS given(app, instant) JOIN resources r ON r.app = given.app
                CROSS JOIN LATERAL (\(latest(where: "organization")) UNION ALL \(latest(where: "space"))) e
                UNION ALL
                \(PostgresAppPlaces.movesSQL)
                """,
                [
                    .int64s(Array(Set(questions.map(\.app.value)))), .int64s(questions.map(\.app.value)),
                    .int64s(questions.map(\.instant.millisecondsSince1970)),
                ]))
    }

    private static let movesSQL = """
        SELECT app, happened, sequence, organization, space FROM app_events
        WHERE app = ANY($1) AND kind = \(EventKind.moved.rawValue) AND retracted IS NULL
        """

    private mutating func take(_ result: PostgresResult) throws(PostgresError) {
        try result.forEach { (row) throws(PostgresError) in
            let fact = Fact(
                happened: Instant(millisecondsSince1970: try row.int64(at: 1)), sequence: try row.int64(at: 2),
                organization: try row.optionalInt64(at: 3).map { OrganizationKey($0) },
                space: try row.optionalInt64(at: 4).map { SpaceKey($0) })
            facts[AppKey(try row.int64(at: 0)), default: []].append(fact)
        }
    }

    /// Notes what a new event says, if its app is asked for.
    mutating func add(_ event: TimelineEvent) {
        guard facts[event.app] != nil, event.organization != nil || event.space != nil else { return }
        facts[event.app, default: []].append(
            Fact(
                happened: event.happened, sequence: event.sequence, organization: event.organization, space: event.space))
    }

    /// Where an app belongs by all that happened until `instant`, or nil where nothing tells.
    ///
    /// - Parameters:
    ///   - sequence: that of the event that asks: what comes after it does not count.
    ///   - retracted: the sequences of the chunk's retractions, by those of the events that they take back.
    func place(of app: AppKey, at instant: Instant, before sequence: Int64, retracted: [Int64: Int64]) -> Place? {
        var organization: Fact?
        var space: Fact?
        for fact in facts[app] ?? [] where fact.happened <= instant {
            if let retraction = retracted[fact.sequence], retraction < sequence { continue }
            if fact.organization != nil, isLater(fact, than: organization) { organization = fact }
            if fact.space != nil, isLater(fact, than: space) { space = fact }
        }
        guard let organization = organization?.organization, let space = space?.space else { return nil }
        return Place(organization: organization, space: space)
    }

    private func isLater(_ fact: Fact, than other: Fact?) -> Bool {
        guard let other else { return true }
        return (fact.happened, fact.sequence) > (other.happened, other.sequence)
    }
}
