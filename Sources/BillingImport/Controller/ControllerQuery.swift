import PostgresClient

/// A statement that reads rows of one table, by a cursor of the server, so that there may be more of them than fit in memory.
///
/// Rows come by app: a store then folds each of its resources in one go.
struct ControllerQuery: Sendable {
    let table: ControllerTable
    let sql: String
    let parameters: [PostgresValue]

    /// From when on the rows of each table are read.
    enum Start: Sendable {
        case cursor(ControllerCursor)
        /// None, but those of apps that are asked for.
        case never

        func parameter(of table: ControllerTable) -> PostgresValue {
            switch self {
            case .cursor(let cursor): .text(cursor.start(of: table))
            case .never: "infinity"
            }
        }
    }

    /// The server's name for the cursor.
    var cursor: String { "invoices_\(table.name)" }
}

// MARK: Organizations, spaces and apps

extension ControllerQuery {
    static func organizations(since start: Start) -> ControllerQuery {
        ControllerQuery(
            table: .organizations,
            sql: "SELECT org, created, updated, name FROM organizations WHERE updated >= $1::timestamptz ORDER BY org",
            parameters: [start.parameter(of: .organizations)])
    }

    static func spaces(since start: Start) -> ControllerQuery {
        ControllerQuery(
            table: .spaces,
            sql: "SELECT space, created, updated, name FROM spaces WHERE updated >= $1::timestamptz ORDER BY space",
            parameters: [start.parameter(of: .spaces)])
    }

    static func apps(since start: Start) -> ControllerQuery {
        ControllerQuery(
            table: .apps, sql: "\(selectApps) WHERE a.updated >= $1::timestamptz ORDER BY a.app",
            parameters: [start.parameter(of: .apps)])
    }

    static func apps(_ ids: [PostgresUUID]) -> ControllerQuery {
        ControllerQuery(
            table: .apps, sql: "\(selectApps) WHERE a.app = ANY($1::text[]::uuid[]) ORDER BY a.app", parameters: [texts(ids)])
    }

    private static let selectApps = """
        SELECT a.app, a.created, a.updated, a.name, a.deleted, a.org, o.name, a.space, s.name
        FROM apps a LEFT JOIN organizations o ON o.org = a.org LEFT JOIN spaces s ON s.space = a.space
        """

    private static func texts(_ ids: [PostgresUUID]) -> PostgresValue { .texts(ids.map { "\($0)" }) }
}

// MARK: Usage

extension ControllerQuery {
    /// - Parameter apps: of which all rows are read.
    static func formationChanges(since start: Start, apps: [PostgresUUID]) -> ControllerQuery {
        ControllerQuery(
            table: .formationChanges,
            sql: """
                SELECT formation_change, app, created, type, quantity, size, price::float8 FROM formation_changes
                WHERE created >= $1::timestamptz OR app = ANY($2::text[]::uuid[])
                ORDER BY app, created, formation_change
                """,
            parameters: [start.parameter(of: .formationChanges), texts(apps)])
    }

    /// Formations that were deleted and had run, with the time of their last change, but for those in whose place another one
    /// of the same app and type ran by then.
    ///
    /// Times are compared as usage has them, cut to the millisecond.
    static func deletedFormations(since start: Start, apps: [PostgresUUID]) -> ControllerQuery {
        ControllerQuery(
            table: .formations,
            sql: """
                WITH gone AS (
                    SELECT f.formation, f.app, f.type, f.updated, max(c.created) AS changed
                    FROM formations f JOIN formation_changes c ON c.formation = f.formation
                    WHERE f.deleted AND (f.updated >= $1::timestamptz OR f.app = ANY($3::text[]::uuid[])
                        OR f.formation IN (SELECT formation FROM formation_changes WHERE created >= $2::timestamptz))
                    GROUP BY f.formation, f.app, f.type, f.updated
                )
                SELECT g.formation, g.app, g.updated, g.changed, g.type FROM gone g
                WHERE NOT EXISTS (
                    SELECT FROM formation_changes c
                    WHERE c.app = g.app AND c.type = g.type AND c.formation <> g.formation AND c.created > g.changed
                        AND date_trunc('milliseconds', c.created) <= date_trunc('milliseconds', greatest(g.updated, g.changed))
                )
                ORDER BY g.app, g.formation
                """,
            parameters: [start.parameter(of: .formations), start.parameter(of: .formationChanges), texts(apps)])
    }

    /// Add-ons, with the app that owns each and since when, and all apps that each is attached to.
    ///
    /// The owner is that of the owning attachment that is not deleted, else of the last one: a detached add-on runs on, and
    /// one that was deleted has no other.
    static func services(since start: Start, apps: [PostgresUUID]) -> ControllerQuery {
        let owning = "ORDER BY t.deleted, t.updated DESC, t.service_attachment DESC) FILTER (WHERE t.owned)"
        return ControllerQuery(
            table: .services,
            sql: """
                SELECT s.service, s.created, s.updated, s.deleted, s.plan_name, s.price::float8,
                    (array_agg(t.app \(owning))[1] AS owner, (array_agg(t.updated \(owning))[1],
                    string_agg(DISTINCT t.app::text, ' '), count(t.service_attachment), max(t.updated)
                FROM services s LEFT JOIN service_attachments t ON t.service = s.service AND t.app IS NOT NULL
                WHERE s.updated >= $1::timestamptz OR s.service IN (
                    SELECT service FROM service_attachments
                    WHERE updated >= $2::timestamptz OR owned AND app = ANY($3::text[]::uuid[]))
                GROUP BY s.service, s.created, s.updated, s.deleted, s.plan_name, s.price
                ORDER BY owner, s.created, s.service
                """,
            parameters: [
                start.parameter(of: .services), start.parameter(of: .serviceAttachments), texts(apps),
            ])
    }
}
