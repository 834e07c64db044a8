import Billing
import BillingTesting
import Foundation
import PostgresClient
import Testing

/// A controller's database in files, `schema.sql` and `TABLE.csv` for each table, in the folder that `CONTROLLER_DATASET` names.
enum ControllerDataset {
    static let folder = ProcessInfo.processInfo.environment["CONTROLLER_DATASET"].map { URL(filePath: $0) }

    private static let tables = [
        "organizations", "spaces", "apps", "formations", "formation_changes", "services", "service_attachments",
    ]

    /// Fills an empty database.
    static func load(into connection: PostgresConnection) async throws {
        let folder = try #require(folder)
        func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
        }
        try await connection.run(script: text("schema.sql"))
        for table in tables {
            let file = try text("\(table).csv")
            let columns = file.prefix { $0 != "\n" && $0 != "\r\n" }.split(separator: ",").map { "\"\($0)\"" }
            let copy = "COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN (FORMAT csv, HEADER)"
            _ = try await connection.copyIn(copy) { writer in try writer.write(file) }
        }
    }

    /// The usage that the database stands for, worked out by the database itself, with nothing that the import uses.
    ///
    /// - Parameter moved: an app that has moved, and the organization in which it was before.
    static func usage(
        in connection: PostgresConnection, moved: (app: String, from: String)? = nil
    ) async throws -> [UsageRecord] {
        var records: [UsageRecord] = []
        _ = try await connection.stream(usageSQL) { row in
            let app = try row.text(at: 0)
            let end = try row.optionalInt64(at: 8).map { Instant(millisecondsSince1970: $0) }
            records.append(
                UsageRecord(
                    try row.text(at: 4), price: try #require(Price(microUnits: row.int64(at: 5))),
                    quantity: try row.int64(at: 6), from: Instant(millisecondsSince1970: try row.int64(at: 7)), to: end,
                    organization: moved?.app == app ? moved?.from ?? "" : try row.text(at: 2), space: try row.text(at: 3),
                    app: try row.text(at: 1), appID: app, resource: try row.optionalText(at: 9)))
        }
        return records
    }

    private static let usageSQL = {
        func milliseconds(_ time: String) -> String { "floor(extract(epoch FROM \(time)) * 1000)::bigint" }
        let changeEnd = "lead(c.created) OVER changes, CASE WHEN a.deleted THEN a.updated WHEN f.deleted THEN f.updated END"
        let serviceEnd = "CASE WHEN v.deleted THEN v.updated END, CASE WHEN a.deleted THEN a.updated END"
        let app = "a.app::text AS app, a.name AS app_name, o.name AS organization, s.name AS space"
        let places = "JOIN organizations o ON o.org = a.org JOIN spaces s ON s.space = a.space"
        return """
            SELECT \(app), c.size || ' ' || c.type || ' dyno', c.price::bigint * 10000, c.quantity::bigint,
                \(milliseconds("c.created")), \(milliseconds("least(\(changeEnd))")), NULL::text
            FROM formation_changes c JOIN formations f ON f.formation = c.formation JOIN apps a ON a.app = c.app \(places)
            WINDOW changes AS (PARTITION BY c.formation ORDER BY c.created, c.formation_change)
            UNION ALL
            SELECT \(app), v.plan_name || ' addon', v.price::bigint * 10000, 1::bigint, \(milliseconds("v.created")),
                \(milliseconds("least(\(serviceEnd))")), v.service::text
            FROM services v JOIN service_attachments t ON t.service = v.service AND t.owned JOIN apps a ON a.app = t.app \(places)
            """
    }()
}
