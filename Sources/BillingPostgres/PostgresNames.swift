import Billing
import BillingService
import PostgresClient

/// The rows that a chunk's names stand for: found or made with one statement for each table.
struct PostgresNames {
    /// By the events' indices.
    private(set) var subjects: [PostgresSubject] = []

    private static let noCode: NameTable.Code = -1

    static func resolve(_ chunk: UsageChunk, on connection: isolated PostgresConnection) async throws -> PostgresNames {
        let events = chunk.events
        let organizations = try await keys(
            of: Set(events.map(\.organization)), in: chunk, table: "organizations", column: "name",
            condition: "WHERE id IS NULL", on: connection)
        let spaces = try await keys(
            of: Set(events.map(\.space)), in: chunk, table: "spaces", column: "name", condition: "WHERE id IS NULL",
            on: connection)
        let texts = try await keys(
            of: Set(events.map(\.description) + events.compactMap(\.resource)), in: chunk, table: "texts", column: "text",
            condition: "", on: connection)
        let apps = try await PostgresApps.resolve(chunk, spaces: spaces, on: connection)
        var names = PostgresNames()
        names.subjects = events.enumerated().map { index, event in
            PostgresSubject(
                place: Place(
                    organization: OrganizationKey(organizations[event.organization] ?? 0),
                    space: SpaceKey(spaces[event.space] ?? 0)),
                app: apps[index], resourceName: event.resource.map { TextKey(texts[$0] ?? 0) },
                description: TextKey(texts[event.description] ?? 0))
        }
        return names
    }

    /// The keys of names by their codes. What the first part has made, the second does not see yet.
    private static func keys(
        of codes: Set<NameTable.Code>, in chunk: UsageChunk, table: String, column: String, condition: String,
        on connection: isolated PostgresConnection
    ) async throws -> [NameTable.Code: Int64] {
        let codes = Array(codes)
        let known = condition.isEmpty ? "" : "AND t.id IS NULL"
        let result = try await connection.query(
            """
            WITH given AS (SELECT * FROM unnest($1::bigint[], $2::text[] COLLATE "C") AS given(code, name)),
            made AS (
                INSERT INTO \(table) (\(column)) SELECT name FROM given
                ON CONFLICT (\(column)) \(condition) DO NOTHING RETURNING key, \(column) AS name
            )
            SELECT given.code, coalesce(made.key, t.key) FROM given
            LEFT JOIN made ON made.name = given.name
            LEFT JOIN \(table) t ON t.\(column) = given.name \(known)
            """, [.int64s(codes.map(Int64.init)), .texts(codes.map { chunk.names[$0] })])
        var keys: [NameTable.Code: Int64] = [:]
        try result.forEach { (row) throws(PostgresError) in
            keys[NameTable.Code(try row.int64(at: 0))] = try row.int64(at: 1)
        }
        return keys
    }
}
