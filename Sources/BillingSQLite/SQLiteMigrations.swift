import GRDB

/// The history of the database's form. Only ever appended to: a migration that has been released is never changed.
enum SQLiteMigrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 usage") { database in
            try database.execute(sql: usage)
        }
        return migrator
    }

    /// Times are milliseconds since 1970, prices micro-units. An event that has no end of its own has null for it; a span that
    /// still runs ends at the greatest 64-bit number, so that spans alive in a month or ended since are one range of the key.
    private static let usage = """
        CREATE TABLE ledger (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            batch INTEGER NOT NULL,
            recorded INTEGER NOT NULL,
            sequence INTEGER NOT NULL
        ) STRICT;
        INSERT INTO ledger VALUES (1, 0, 0, 0);

        CREATE TABLE batches (
            batch INTEGER PRIMARY KEY,
            recorded INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE organizations (key INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT NOT NULL) STRICT;
        CREATE UNIQUE INDEX organizations_by_name ON organizations (name) WHERE id IS NULL;

        CREATE TABLE spaces (key INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT NOT NULL) STRICT;
        CREATE UNIQUE INDEX spaces_by_name ON spaces (name) WHERE id IS NULL;

        CREATE TABLE apps (
            key INTEGER PRIMARY KEY,
            id TEXT,
            name TEXT NOT NULL,
            space INTEGER,
            named INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX apps_by_id ON apps (id) WHERE id IS NOT NULL;
        CREATE UNIQUE INDEX apps_by_name ON apps (name, space) WHERE id IS NULL;

        CREATE TABLE texts (key INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;

        CREATE TABLE resources (
            app INTEGER NOT NULL,
            type INTEGER NOT NULL,
            name INTEGER NOT NULL,
            key INTEGER NOT NULL,
            PRIMARY KEY (app, type, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE event_keys (
            source INTEGER NOT NULL,
            id BLOB NOT NULL,
            resource INTEGER NOT NULL,
            happened INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            PRIMARY KEY (source, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE events (
            resource INTEGER NOT NULL,
            happened INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            batch INTEGER NOT NULL,
            id BLOB NOT NULL,
            closes INTEGER,
            ended INTEGER,
            organization INTEGER NOT NULL,
            space INTEGER NOT NULL,
            app INTEGER NOT NULL,
            type INTEGER NOT NULL,
            quantity INTEGER NOT NULL,
            price INTEGER NOT NULL,
            description INTEGER NOT NULL,
            resource_name INTEGER,
            PRIMARY KEY (resource, happened, sequence)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE spans (
            organization INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            start INTEGER NOT NULL,
            event INTEGER NOT NULL,
            space INTEGER NOT NULL,
            app INTEGER NOT NULL,
            type INTEGER NOT NULL,
            quantity INTEGER NOT NULL,
            price INTEGER NOT NULL,
            description INTEGER NOT NULL,
            resource INTEGER NOT NULL,
            resource_name INTEGER,
            beaten INTEGER NOT NULL,
            turns BLOB,
            PRIMARY KEY (organization, "end", start, event)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX spans_by_space ON spans (space, "end", start);

        CREATE TABLE places (
            organization INTEGER NOT NULL,
            space INTEGER NOT NULL,
            first_start INTEGER NOT NULL,
            PRIMARY KEY (organization, space)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX places_by_space ON places (space, first_start);
        """
}
