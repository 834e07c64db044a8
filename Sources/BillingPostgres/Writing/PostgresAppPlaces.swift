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

    /// - Parameters:
    ///   - apps: all whose places will be asked for.
    ///   - known: those that the database may tell of.
    init(of apps: Set<AppKey>, known: [AppKey], on connection: isolated PostgresConnection) async throws {
        for app in apps { facts[app] = [] }
        guard !known.isEmpty else { return }
        let result = try await connection.query(
            """
            SELECT e.app, e.happened, e.sequence, e.organization, e.space FROM resources r JOIN events e ON e.resource = r.key
            WHERE r.app = ANY($1) AND e.kind = \(EventKind.changed.rawValue) AND e.retracted IS NULL
            UNION ALL
            SELECT app, happened, sequence, organization, space FROM app_events
            WHERE app = ANY($1) AND kind = \(EventKind.moved.rawValue) AND retracted IS NULL
            """, [.int64s(known.map(\.value))])
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
