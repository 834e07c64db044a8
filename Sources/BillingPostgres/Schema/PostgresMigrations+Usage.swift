extension PostgresMigrations {
    /// Times are milliseconds since 1970, prices micro-units. An event that has no end of its own has null for it; a span that
    /// still runs ends at the greatest 64-bit number, so that spans alive in a month or ended since are one range of the key.
    ///
    /// `organization` is a part of the large tables' keys, so that they can be distributed by it; it is 0 for an event that says
    /// none, and ends the key of events, which are found by their resource. The event keys are found by their id alone; the other
    /// tables are small beside them.
    static let usage = ledgerTables + nameTables + eventTables + spanTables + priceTables

    /// `last_key` is the greatest key of all sources, organizations, spaces, apps and texts: writers take turns by the ledger's
    /// row, so they can count by themselves.
    private static let ledgerTables = """
        CREATE TABLE ledger (
            one smallint PRIMARY KEY CHECK (one = 1),
            batch bigint NOT NULL,
            recorded bigint NOT NULL,
            sequence bigint NOT NULL,
            last_key bigint NOT NULL,
            has_app_events boolean NOT NULL,
            has_prices boolean NOT NULL
        );
        INSERT INTO ledger VALUES (1, 0, 0, 0, 1, false, false);

        CREATE TABLE batches (batch bigint PRIMARY KEY, recorded bigint NOT NULL);

        CREATE TABLE cursors (source text COLLATE "C" PRIMARY KEY, cursor text NOT NULL);

        """

    /// The name of a thing that has an id is a label: the latest holds, and `named` is a time at which it was given. Source 1 is
    /// usage lines, which have no name that another source could have too. A resource without a name is named by its own key
    /// below zero.
    private static let nameTables = """
        CREATE TABLE sources (key bigint PRIMARY KEY, name text COLLATE "C" NOT NULL UNIQUE);

        CREATE TABLE organizations (
            key bigint PRIMARY KEY,
            id text COLLATE "C" UNIQUE,
            name text COLLATE "C" NOT NULL,
            named bigint NOT NULL
        );
        CREATE UNIQUE INDEX organizations_by_name ON organizations (name) WHERE id IS NULL;
        CREATE INDEX organizations_by_label ON organizations (name, id) WHERE id IS NOT NULL;

        CREATE TABLE spaces (
            key bigint PRIMARY KEY,
            id text COLLATE "C" UNIQUE,
            name text COLLATE "C" NOT NULL,
            named bigint NOT NULL
        );
        CREATE UNIQUE INDEX spaces_by_name ON spaces (name) WHERE id IS NULL;
        CREATE INDEX spaces_by_label ON spaces (name, id) WHERE id IS NOT NULL;

        CREATE TABLE apps (
            key bigint PRIMARY KEY,
            id text COLLATE "C",
            name text COLLATE "C" NOT NULL,
            space bigint,
            named bigint NOT NULL
        );
        CREATE UNIQUE INDEX apps_by_id ON apps (id) WHERE id IS NOT NULL;
        CREATE UNIQUE INDEX apps_by_name ON apps (name, space) WHERE id IS NULL;

        CREATE TABLE texts (key bigint PRIMARY KEY, text text COLLATE "C" NOT NULL UNIQUE);

        CREATE TABLE resources (
            app bigint NOT NULL, type smallint NOT NULL, name bigint NOT NULL, key bigint NOT NULL,
            PRIMARY KEY (app, type, name)
        );

        """

    /// What an event is known by: a usage line by its content's hash, and by which of several equal lines it is; any other by the
    /// id that its source gave it, whose `content` is then a hash of what it says. `ended` is a line's end, by its own word or
    /// since it was closed. The names that an event gave to ids stay with it, because they go when it is taken back.
    private static let eventTables = """
        CREATE TABLE event_keys (
            source bigint NOT NULL,
            id bytea NOT NULL,
            content bytea,
            kind smallint NOT NULL,
            resource bigint,
            app bigint,
            happened bigint NOT NULL,
            sequence bigint NOT NULL,
            ended bigint,
            PRIMARY KEY (source, id)
        );

        CREATE TABLE events (
            resource bigint NOT NULL,
            happened bigint NOT NULL,
            sequence bigint NOT NULL,
            organization bigint NOT NULL,
            batch bigint NOT NULL,
            source bigint NOT NULL,
            id bytea NOT NULL,
            kind smallint NOT NULL,
            closes bigint,
            ended bigint,
            retracted bigint,
            space bigint,
            app bigint NOT NULL,
            type smallint NOT NULL,
            quantity integer,
            price bigint,
            plan bigint,
            description bigint,
            resource_name bigint,
            organization_name bigint,
            space_name bigint,
            app_name bigint,
            PRIMARY KEY (resource, happened, sequence, organization)
        );
        CREATE INDEX events_by_plan ON events (plan, resource) WHERE plan IS NOT NULL AND price IS NULL;
        CREATE INDEX events_by_organization_name ON events (organization, happened) WHERE organization_name IS NOT NULL;
        CREATE INDEX events_by_space_name ON events (space, happened) WHERE space_name IS NOT NULL;

        CREATE TABLE app_events (
            app bigint NOT NULL,
            happened bigint NOT NULL,
            sequence bigint NOT NULL,
            batch bigint NOT NULL,
            source bigint NOT NULL,
            id bytea NOT NULL,
            kind smallint NOT NULL,
            retracted bigint,
            organization bigint,
            space bigint,
            organization_name bigint,
            space_name bigint,
            app_name bigint,
            PRIMARY KEY (app, happened, sequence)
        );

        CREATE TABLE retractions (
            source bigint NOT NULL, id bytea NOT NULL, sequence bigint NOT NULL, batch bigint NOT NULL,
            PRIMARY KEY (source, id)
        );

        """

    private static let spanTables = """
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

    /// Append-only: of a plan's prices that are valid from one time on, the last holds.
    private static let priceTables = """
        CREATE TABLE plan_prices (
            sequence bigint PRIMARY KEY,
            type smallint NOT NULL,
            plan bigint NOT NULL,
            valid_from bigint NOT NULL,
            price bigint NOT NULL,
            batch bigint NOT NULL
        );
        """
}
