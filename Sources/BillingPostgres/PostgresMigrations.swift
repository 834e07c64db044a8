import PostgresClient

/// The history of the database's form. Only ever appended to: a migration that has been released is never changed.
enum PostgresMigrations {
    private static let migrations = [usage]

    /// Servers that start at the same time migrate one after the other.
    private static let lock: Int64 = 0x696E_766F_6963_6573

    /// - Returns: false where the database was made by a newer version of this program.
    static func run(on pool: PostgresPool) async throws -> Bool {
        try await pool.transaction { connection in
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

    /// Times are milliseconds since 1970, prices micro-units. An event that has no end of its own has null for it; a span that
    /// still runs ends at the greatest 64-bit number, so that spans alive in a month or ended since are one range of the key.
    ///
    /// `organization` leads the keys of the large tables, so that they can be distributed by it. The event keys are found by
    /// their id alone; the other tables are small beside them.
    private static let usage = """
        CREATE TABLE ledger (
            one smallint PRIMARY KEY CHECK (one = 1),
            batch bigint NOT NULL,
            recorded bigint NOT NULL,
            sequence bigint NOT NULL
        );
        INSERT INTO ledger VALUES (1, 0, 0, 0);

        CREATE TABLE batches (batch bigint PRIMARY KEY, recorded bigint NOT NULL);

        CREATE TABLE organizations (
            key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text COLLATE "C" UNIQUE, name text COLLATE "C" NOT NULL
        );
        CREATE UNIQUE INDEX organizations_by_name ON organizations (name) WHERE id IS NULL;

        CREATE TABLE spaces (
            key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text COLLATE "C" UNIQUE, name text COLLATE "C" NOT NULL
        );
        CREATE UNIQUE INDEX spaces_by_name ON spaces (name) WHERE id IS NULL;

        CREATE TABLE apps (
            key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            id text COLLATE "C",
            name text COLLATE "C" NOT NULL,
            space bigint,
            named bigint NOT NULL
        );
        CREATE UNIQUE INDEX apps_by_id ON apps (id) WHERE id IS NOT NULL;
        CREATE UNIQUE INDEX apps_by_name ON apps (name, space) WHERE id IS NULL;

        CREATE TABLE texts (
            key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text COLLATE "C" NOT NULL UNIQUE
        );

        CREATE TABLE resources (
            app bigint NOT NULL, type smallint NOT NULL, name bigint NOT NULL, key bigint NOT NULL,
            PRIMARY KEY (app, type, name)
        );

        CREATE TABLE event_keys (
            source bigint NOT NULL,
            id bytea NOT NULL,
            resource bigint NOT NULL,
            happened bigint NOT NULL,
            sequence bigint NOT NULL,
            PRIMARY KEY (source, id)
        );

        CREATE TABLE events (
            organization bigint NOT NULL,
            resource bigint NOT NULL,
            happened bigint NOT NULL,
            sequence bigint NOT NULL,
            batch bigint NOT NULL,
            id bytea NOT NULL,
            closes bigint,
            ended bigint,
            space bigint NOT NULL,
            app bigint NOT NULL,
            type smallint NOT NULL,
            quantity integer NOT NULL,
            price bigint NOT NULL,
            description bigint NOT NULL,
            resource_name bigint,
            PRIMARY KEY (organization, resource, happened, sequence)
        );
        CREATE INDEX events_by_resource ON events (resource);

        CREATE TABLE spans (
            organization bigint NOT NULL,
            "end" bigint NOT NULL,
            start bigint NOT NULL,
            event bigint NOT NULL,
            space bigint NOT NULL,
            app bigint NOT NULL,
            type smallint NOT NULL,
            quantity integer NOT NULL,
            price bigint NOT NULL,
            description bigint NOT NULL,
            resource bigint NOT NULL,
            resource_name bigint,
            beaten boolean NOT NULL,
            turns bytea,
            PRIMARY KEY (organization, "end", start, event)
        );
        CREATE INDEX spans_by_space ON spans (space, "end", start);

        CREATE TABLE places (
            organization bigint NOT NULL,
            space bigint NOT NULL,
            first_start bigint NOT NULL,
            PRIMARY KEY (organization, space)
        );
        CREATE INDEX places_by_space ON places (space, first_start);
        """
}
