import Billing
import PostgresClient

/// The resources of a chunk's events. A resource has the number of the event that mentioned it first.
struct PostgresResources {
    struct Identity: Hashable {
        var app: AppKey
        var type: ItemType
        /// Below zero for a resource of its own, which has no name.
        var name: Int64
    }

    private var keys: [Identity: ResourceKey] = [:]
    private(set) var new: [(identity: Identity, key: ResourceKey)] = []

    /// Finds those that are known.
    mutating func find(_ identities: Set<Identity>, on connection: isolated PostgresConnection) async throws {
        guard !identities.isEmpty else { return }
        let identities = Array(identities)
        let result = try await connection.query(
            """
            SELECT given.number, t.key
            FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) WITH ORDINALITY AS given(app, type, name, number)
            CROSS JOIN LATERAL (
                SELECT key FROM resources WHERE app = given.app AND type = given.type AND name = given.name OFFSET 0
            ) t
            """,
            [
                .int64s(identities.map(\.app.value)), .int64s(identities.map { Int64($0.type.rawValue) }),
                .int64s(identities.map(\.name)),
            ])
        try result.forEach { (row) throws(PostgresError) in
            keys[identities[Int(try row.int64(at: 0)) - 1]] = ResourceKey(try row.int64(at: 1))
        }
    }

    /// The resource of a new event.
    ///
    /// - Parameters:
    ///   - name: nil for a resource of its own.
    ///   - sequence: the event's, which is the key of a resource that it is the first to mention.
    mutating func key(app: AppKey, type: ItemType, name: TextKey?, new sequence: Int64) -> ResourceKey {
        let key = ResourceKey(sequence)
        guard let name else {
            new.append((Identity(app: app, type: type, name: -sequence), key))
            return key
        }
        let identity = Identity(app: app, type: type, name: name.value)
        if let known = keys[identity] { return known }
        keys[identity] = key
        new.append((identity, key))
        return key
    }

    /// All resources of some apps.
    static func keys(
        of apps: Set<AppKey>, on connection: isolated PostgresConnection
    ) async throws -> [(resource: ResourceKey, app: AppKey)] {
        guard !apps.isEmpty else { return [] }
        return try await connection.query(
            "SELECT key, app FROM resources WHERE app = ANY($1)", [.int64s(apps.map(\.value))]
        ).map { row in (ResourceKey(try row.int64(at: 0)), AppKey(try row.int64(at: 1))) }
    }

    func writeNew(on connection: isolated PostgresConnection) async throws {
        guard !new.isEmpty else { return }
        try await connection.copyRowsIn("COPY resources (app, type, name, key) FROM STDIN (FORMAT binary)") { rows in
            for (identity, key) in new {
                rows.append(identity.app.value)
                rows.append(Int16(identity.type.rawValue))
                rows.append(identity.name)
                rows.append(key.value)
                try rows.endRow()
            }
        }
    }
}
