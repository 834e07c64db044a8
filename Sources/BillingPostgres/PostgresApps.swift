import Billing
import BillingService
import PostgresClient

/// The apps of a chunk's events: known by their id, or else by their name and space.
enum PostgresApps {
    private struct Identity: Hashable {
        /// The app's id, or its name where it has none.
        var name: NameTable.Code
        /// The space of an app without id, or 0.
        var space: Int64
    }

    /// The latest name of an app that is known by its id.
    private struct Label {
        var name: NameTable.Code
        var named: Instant
    }

    /// - Returns: the apps' keys by the events' indices.
    static func resolve(
        _ chunk: UsageChunk, spaces: [NameTable.Code: Int64], on connection: isolated PostgresConnection
    ) async throws -> [AppKey] {
        var labels: [Identity: Label] = [:]
        let identities = chunk.events.map { event in
            let identity = Identity(name: event.appID ?? event.app, space: event.appID == nil ? spaces[event.space] ?? 0 : 0)
            let label = labels[identity]
            let isLater = label.map { label in
                label.named < event.happened
                    || label.named == event.happened && chunk.names.precedes(label.name, event.app)
            }
            if isLater ?? true { labels[identity] = Label(name: event.app, named: event.happened) }
            return identity
        }
        let withID = labels.filter { $0.key.space == 0 }
        let withoutID = labels.filter { $0.key.space != 0 }
        var keys: [Identity: Int64] = [:]
        if !withID.isEmpty {
            let entries = Array(withID)
            let result = try await connection.query(
                byID,
                [
                    .int64s(entries.indices.map(Int64.init)), .texts(entries.map { chunk.names[$0.key.name] }),
                    .texts(entries.map { chunk.names[$0.value.name] }),
                    .int64s(entries.map(\.value.named.millisecondsSince1970)),
                ])
            try result.forEach { (row) throws(PostgresError) in
                keys[entries[Int(try row.int64(at: 0))].key] = try row.int64(at: 1)
            }
        }
        if !withoutID.isEmpty {
            let entries = Array(withoutID)
            let result = try await connection.query(
                byName,
                [
                    .int64s(entries.indices.map(Int64.init)), .texts(entries.map { chunk.names[$0.key.name] }),
                    .int64s(entries.map(\.key.space)), .int64s(entries.map(\.value.named.millisecondsSince1970)),
                ])
            try result.forEach { (row) throws(PostgresError) in
                keys[entries[Int(try row.int64(at: 0))].key] = try row.int64(at: 1)
            }
        }
        return identities.map { AppKey(keys[$0] ?? 0) }
    }

    /// The latest event that names an app's id gives it its name; of two at one millisecond the greater name holds.
    private static let byID = """
        WITH given AS (
            SELECT * FROM unnest($1::bigint[], $2::text[] COLLATE "C", $3::text[] COLLATE "C", $4::bigint[])
            AS given(number, id, name, named)
        ),
        made AS (
            INSERT INTO apps (id, name, named) SELECT id, name, named FROM given
            ON CONFLICT (id) WHERE id IS NOT NULL DO UPDATE SET name = excluded.name, named = excluded.named
            WHERE (excluded.named, excluded.name) > (apps.named, apps.name)
            RETURNING key, id
        )
        SELECT given.number, coalesce(made.key, apps.key) FROM given
        LEFT JOIN made ON made.id = given.id LEFT JOIN apps ON apps.id = given.id
        """

    private static let byName = """
        WITH given AS (
            SELECT * FROM unnest($1::bigint[], $2::text[] COLLATE "C", $3::bigint[], $4::bigint[])
            AS given(number, name, space, named)
        ),
        made AS (
            INSERT INTO apps (name, space, named) SELECT name, space, named FROM given
            ON CONFLICT (name, space) WHERE id IS NULL DO NOTHING RETURNING key, name, space
        )
        SELECT given.number, coalesce(made.key, apps.key) FROM given
        LEFT JOIN made ON made.name = given.name AND made.space = given.space
        LEFT JOIN apps ON apps.name = given.name AND apps.space = given.space AND apps.id IS NULL
        """
}
