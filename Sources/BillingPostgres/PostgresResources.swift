import Billing
import BillingService
import PostgresClient

/// The resources of a chunk's events. A resource has the number of the event that mentioned it first.
struct PostgresResources {
    private struct Identity: Hashable {
        var app: AppKey
        var type: ItemType
        var name: TextKey
    }

    private var keys: [Identity: ResourceKey] = [:]
    private var new: [(identity: Identity, key: ResourceKey)] = []

    /// Finds those that are known.
    static func find(
        _ events: [UsageEvent], names: PostgresNames, on connection: isolated PostgresConnection
    ) async throws -> PostgresResources {
        var resources = PostgresResources()
        var wanted: Set<Identity> = []
        for (event, subject) in zip(events, names.subjects) {
            if let name = subject.resourceName { wanted.insert(Identity(app: subject.app, type: event.type, name: name)) }
        }
        let identities = Array(wanted)
        let result = try await connection.query(
            """
            SELECT given.number, resources.key
            FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]) AS given(number, app, type, name)
            JOIN resources ON resources.app = given.app AND resources.type = given.type AND resources.name = given.name
            """,
            [
                .int64s(identities.indices.map(Int64.init)), .int64s(identities.map(\.app.value)),
                .int64s(identities.map { Int64($0.type.rawValue) }), .int64s(identities.map(\.name.value)),
            ])
        try result.forEach { (row) throws(PostgresError) in
            resources.keys[identities[Int(try row.int64(at: 0))]] = ResourceKey(try row.int64(at: 1))
        }
        return resources
    }

    /// The resource of a new event.
    ///
    /// - Parameter new: the event's sequence, which is the key of a resource that it is the first to mention.
    mutating func key(of subject: PostgresSubject, type: ItemType, new sequence: Int64) -> ResourceKey {
        guard let name = subject.resourceName else { return ResourceKey(sequence) }
        let identity = Identity(app: subject.app, type: type, name: name)
        if let known = keys[identity] { return known }
        let key = ResourceKey(sequence)
        keys[identity] = key
        new.append((identity, key))
        return key
    }

    func insertNew(on connection: isolated PostgresConnection) async throws {
        guard !new.isEmpty else { return }
        let new = new
        try await connection.copyRowsIn("COPY resources (app, type, name, key) FROM STDIN (FORMAT binary)") { rows in
            for (identity, key) in new {
                rows.append(identity.app.value)
                rows.append(Int16(identity.type.rawValue))
                rows.append(identity.name.value)
                rows.append(key.value)
                try rows.endRow()
            }
        }
    }
}
