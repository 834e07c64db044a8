import PostgresClient

/// The history of the database's form. Only ever appended to: a migration that has been released is never changed.
enum PostgresMigrations {
    private static let migrations = [usage, closing, seals, audit, directory]

    /// Servers that start at the same time migrate one after the other.
    private static let lock: Int64 = 0x696E_766F_6963_6573

    /// - Returns: false where the database was made by a newer version of this program.
    static func run(on pool: PostgresPool) async throws -> Bool {
        // Who may only read can't make tables, and need not where they are there.
        let number = try await pool.transaction(readOnly: true) { connection in
            let isThere = try await connection.query("SELECT to_regclass('migrations') IS NOT NULL").first { row in
                try row.bool(at: 0)
            }
            guard isThere == true else { return 0 }
            return try await connection.query("SELECT coalesce(max(number), 0) FROM migrations").first { row in
                Int(try row.int64(at: 0))
            } ?? 0
        }
        if number == migrations.count { return true }
        return try await pool.transaction { connection in
            _ = try await connection.query("SELECT pg_advisory_xact_lock($1)", [.int64(lock)])
            try await connection.run(script: "CREATE TABLE IF NOT EXISTS migrations (number bigint PRIMARY KEY)")
            let done = try await connection.query("SELECT coalesce(max(number), 0) FROM migrations").first { row in
                Int(try row.int64(at: 0))
            }
            guard let done, done <= migrations.count else { return false }
            for number in done..<migrations.count {
                try await connection.run(script: migrations[number])
                _ = try await connection.query("INSERT INTO migrations VALUES ($1)", [.int64(Int64(number + 1))])
            }
            return true
        }
    }
}
