import GRDB

/// What the writing connection keeps from one transaction to the next: its prepared statements, and names that they found.
///
/// It may be sent about because only closures that GRDB has lent the writing connection touch its content, which are one at a
/// time.
final class SQLiteWriter: @unchecked Sendable {
    private var tables: SQLiteTables?

    func tables(_ database: Database) throws -> SQLiteTables {
        if let tables { return tables }
        let made = try SQLiteTables(database)
        tables = made
        return made
    }

    /// Gives the statements back, before the connection is closed.
    func close() { tables = nil }
}
