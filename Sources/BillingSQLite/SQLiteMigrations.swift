import GRDB

/// The history of the database's form. Only ever appended to: a migration that has been released is never changed.
enum SQLiteMigrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 usage") { database in
            try database.execute(sql: usage)
        }
        migrator.registerMigration("2 events and prices") { database in
            try database.execute(sql: eventsAndPrices)
        }
        migrator.registerMigration("3 history and closings") { database in
            try database.execute(sql: historyAndClosings)
        }
        migrator.registerMigration("4 seals") { database in
            try database.execute(sql: seals)
        }
        migrator.registerMigration("5 audit") { database in
            try database.execute(sql: audit)
        }
        migrator.registerMigration("6 directory") { database in
            try database.execute(sql: directory)
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

    /// Events of all kinds beside usage lines, which are source 1: their identities are in `event_keys`, with a hash of what
    /// they say. What moves or ends all of an app's resources stands once, by the app. A retraction is kept by what it takes
    /// back, which may come later; `retracted` is its sequence. The names that an event gave an id are kept with it, because
    /// they go when it is taken back.
    private static let eventsAndPrices = """
        CREATE TABLE sources (key INTEGER PRIMARY KEY, name TEXT UNIQUE) STRICT;
        INSERT INTO sources VALUES (1, NULL);

        ALTER TABLE organizations ADD COLUMN named INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE spaces ADD COLUMN named INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX organizations_by_label ON organizations (name, id) WHERE id IS NOT NULL;
        CREATE INDEX spaces_by_label ON spaces (name, id) WHERE id IS NOT NULL;

        ALTER TABLE event_keys ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE event_keys ADD COLUMN content BLOB;
        ALTER TABLE event_keys ADD COLUMN app INTEGER;

        CREATE TABLE new_events (
            resource INTEGER NOT NULL,
            happened INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            batch INTEGER NOT NULL,
            source INTEGER NOT NULL,
            id BLOB NOT NULL,
            kind INTEGER NOT NULL,
            closes INTEGER,
            ended INTEGER,
            organization INTEGER,
            space INTEGER,
            app INTEGER NOT NULL,
            type INTEGER NOT NULL,
            quantity INTEGER,
            price INTEGER,
            plan INTEGER,
            description INTEGER,
            resource_name INTEGER,
            retracted INTEGER,
            organization_name INTEGER,
            space_name INTEGER,
            app_name INTEGER,
            PRIMARY KEY (resource, happened, sequence)
        ) STRICT, WITHOUT ROWID;
        INSERT OR IGNORE INTO texts (text) SELECT name FROM apps WHERE id IS NOT NULL;
        INSERT INTO new_events (resource, happened, sequence, batch, source, id, kind, closes, ended, organization, space, app,
            type, quantity, price, description, resource_name, app_name)
        SELECT resource, happened, sequence, batch, 1, events.id, 0, closes, ended, organization, events.space, app,
            type, quantity, price, description, resource_name, texts.key
        FROM events JOIN apps ON apps.key = app
        LEFT JOIN texts ON text = apps.name AND apps.id IS NOT NULL AND closes IS NULL;
        DROP TABLE events;
        ALTER TABLE new_events RENAME TO events;
        CREATE INDEX events_by_plan ON events (plan) WHERE plan IS NOT NULL AND price IS NULL;

        INSERT INTO resources (app, type, name, key)
        SELECT DISTINCT app, type, -resource, resource FROM events WHERE resource_name IS NULL AND type = 1;

        CREATE TABLE app_events (
            app INTEGER NOT NULL,
            happened INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            batch INTEGER NOT NULL,
            source INTEGER NOT NULL,
            id BLOB NOT NULL,
            kind INTEGER NOT NULL,
            organization INTEGER,
            space INTEGER,
            retracted INTEGER,
            organization_name INTEGER,
            space_name INTEGER,
            app_name INTEGER,
            PRIMARY KEY (app, happened, sequence)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE retractions (
            source INTEGER NOT NULL,
            id BLOB NOT NULL,
            sequence INTEGER NOT NULL,
            batch INTEGER NOT NULL,
            PRIMARY KEY (source, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE plan_prices (
            sequence INTEGER PRIMARY KEY,
            type INTEGER NOT NULL,
            plan INTEGER NOT NULL,
            valid_from INTEGER NOT NULL,
            price INTEGER NOT NULL,
            batch INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE cursors (source TEXT PRIMARY KEY, cursor TEXT NOT NULL) STRICT, WITHOUT ROWID;
        """
}
