import Billing
import BillingService
import PostgresClient

/// What things were called at a batch.
enum PostgresNameDirectory {
    private static let tables: [PostgresTable] = [.organizations, .spaces, .apps]

    static func read(
        _ keys: NameKeys, at moment: PostgresMoment, on connection: isolated PostgresConnection
    ) async throws -> NameDirectory {
        var parameters: [PostgresValue] = [
            .int64s(keys.organizations.map(\.value)), .int64s(keys.spaces.map(\.value)), .int64s(keys.apps.map(\.value)),
            .int64s(keys.texts.map(\.value)),
        ]
        if !moment.isLast {
            parameters.append(.int64(moment.sequence))
            try await connection.keepToIndices()
        }
        var directory = NameDirectory()
        let result = try await connection.query(moment.isLast ? currentSQL : pastSQL, parameters)
        try result.forEach { (row) throws(PostgresError) in
            let key = try row.int64(at: 1)
            let name = try row.text(at: 2)
            switch try row.int64(at: 0) {
            case 0: directory.organizations[OrganizationKey(key)] = Named(name: name, id: try row.optionalText(at: 3))
            case 1: directory.spaces[SpaceKey(key)] = Named(name: name, id: try row.optionalText(at: 3))
            case 2: directory.apps[AppKey(key)] = Named(name: name, id: try row.optionalText(at: 3))
            default: directory.texts[TextKey(key)] = name
            }
        }
        return directory
    }

    private static let textsSQL = "SELECT 3::bigint, key, text, NULL FROM texts WHERE key = ANY($4)"

    private static let currentSQL = sql { table in
        "SELECT key, name, id FROM \(table.rawValue)"
    }

    /// The name of a thing with an id is the latest label that was known and not taken back, or else the id.
    private static let pastSQL = sql { table in
        """
        SELECT t.key, CASE WHEN t.id IS NULL THEN t.name ELSE coalesce(latest.text, t.id) END AS name, t.id
        FROM \(table.rawValue) t
        LEFT JOIN LATERAL (\(PostgresLabels.latestSQL(of: table, key: "t.key", through: "$5"))) latest ON t.id IS NOT NULL
        """
    }

    private static func sql(_ select: (PostgresTable) -> String) -> String {
        let parts = tables.enumerated().map { number, table in
            "SELECT \(number)::bigint, key, name, id FROM (\(select(table))) t WHERE key = ANY($\(number + 1))"
        }
        return (parts + [textsSQL]).joined(separator: "\nUNION ALL\n")
    }
}
