extension PostgresMigrations {
    /// What was known at each batch; closed months with their corrections; credits and payments.
    ///
    /// `organization` leads the keys of the large tables, as before. Months are counted from January of the year 0. Amounts are
    /// minor units, and exact, because sums of them may need more than 64 bits.
    static let closing = batchColumns + formerLabels + closingTables + pieceTables + creditTables

    /// Of each batch the sequence of its last event, and of each organization and space the batch that first named it. What
    /// took a sequence and left no row with it, a second retraction of one event, is nothing that a history knows.
    private static let batchColumns = """
        ALTER TABLE ledger ADD COLUMN has_closings boolean NOT NULL DEFAULT false;

        ALTER TABLE batches ADD COLUMN sequence bigint;
        WITH written AS (
            SELECT batch, max(sequence) AS sequence FROM (
                SELECT batch, max(sequence) AS sequence FROM events GROUP BY batch
                UNION ALL SELECT batch, max(sequence) FROM app_events GROUP BY batch
                UNION ALL SELECT batch, max(sequence) FROM retractions GROUP BY batch
                UNION ALL SELECT batch, max(sequence) FROM plan_prices GROUP BY batch
            ) part GROUP BY batch
        ),
        running AS (
            SELECT b.batch, max(w.sequence) OVER (ORDER BY b.batch) AS sequence
            FROM batches b LEFT JOIN written w ON w.batch = b.batch
        )
        UPDATE batches b SET sequence = CASE WHEN l.batch = b.batch THEN l.sequence ELSE coalesce(r.sequence, 0) END
        FROM running r, ledger l WHERE r.batch = b.batch;
        ALTER TABLE batches ALTER COLUMN sequence SET NOT NULL;
        CREATE INDEX batches_by_time ON batches (recorded);

        \(["organization", "space"].map(firstBatch).joined())
        CREATE INDEX app_events_by_organization_name ON app_events (organization, happened)
        WHERE organization_name IS NOT NULL;
        CREATE INDEX app_events_by_space_name ON app_events (space, happened) WHERE space_name IS NOT NULL;
        CREATE INDEX event_keys_of_retractions ON event_keys (sequence) WHERE kind = 4;

        """

    private static func firstBatch(of thing: String) -> String {
        """
        ALTER TABLE \(thing)s ADD COLUMN batch bigint NOT NULL DEFAULT 0;
        UPDATE \(thing)s t SET batch = named.batch FROM (
            SELECT key, min(batch) AS batch FROM (
                SELECT \(thing) AS key, min(batch) AS batch FROM events GROUP BY \(thing)
                UNION ALL SELECT \(thing), min(batch) FROM app_events GROUP BY \(thing)
            ) part GROUP BY key
        ) named WHERE named.key = t.key;

        """
    }

    /// What things with ids were called before they were called otherwise: where to look for who had a name at an earlier batch.
    private static let formerLabels = """
        CREATE TABLE former_labels (
            kind text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, key bigint NOT NULL,
            PRIMARY KEY (kind, name, key)
        );
        INSERT INTO former_labels SELECT kind, x.text, named.key FROM (
            SELECT 'organizations' AS kind, organization AS key, organization_name AS name FROM events
            WHERE organization_name IS NOT NULL
            UNION SELECT 'organizations', organization, organization_name FROM app_events WHERE organization_name IS NOT NULL
            UNION SELECT 'spaces', space, space_name FROM events WHERE space_name IS NOT NULL
            UNION SELECT 'spaces', space, space_name FROM app_events WHERE space_name IS NOT NULL
        ) named JOIN texts x ON x.key = named.name;

        """

    /// A month is closed once its row in `closings` is there. `touched` has the closed months in which later events may have
    /// changed what a resource costs at a place.
    private static let closingTables = """
        CREATE TABLE closings (
            month bigint PRIMARY KEY,
            batch bigint NOT NULL UNIQUE,
            recorded bigint NOT NULL,
            sequence bigint NOT NULL,
            proration text NOT NULL,
            currency text NOT NULL,
            database_words text NOT NULL,
            item_count bigint NOT NULL
        );

        CREATE TABLE touched (
            organization bigint NOT NULL,
            batch bigint NOT NULL,
            resource bigint NOT NULL,
            month bigint NOT NULL,
            space bigint NOT NULL,
            PRIMARY KEY (organization, batch, resource, month, space)
        );
        CREATE INDEX touched_by_space ON touched (space, batch);
        CREATE INDEX touched_by_batch ON touched (batch);

        """

    /// Closed invoices: a row an organization and month, which says all but the items, and their content in pieces. The space is
    /// 0 for the items of all spaces of an organization that has several. Content is served as it is stored, so it is not to be
    /// compressed.
    private static let pieceTables = {
        let invoice = """
                organization bigint NOT NULL,
                month bigint NOT NULL,
                space bigint NOT NULL,
                name text COLLATE "C" NOT NULL,
                id text COLLATE "C",
                dynos numeric NOT NULL,
                addons numeric NOT NULL,
                databases numeric NOT NULL,
                dyno_units bigint NOT NULL,
                dyno_unit_sum numeric NOT NULL,
                item_count bigint NOT NULL,
                length bigint NOT NULL,
            """
        return """
            CREATE TABLE closed_organizations (
            \(invoice)
                credits numeric NOT NULL,
                total numeric NOT NULL,
                PRIMARY KEY (organization, month)
            );
            CREATE INDEX closed_organizations_by_month ON closed_organizations (month);

            CREATE TABLE closed_pieces (
            \(invoice)
                resources bytea NOT NULL,
                content bytea NOT NULL,
                PRIMARY KEY (organization, month, space)
            );
            ALTER TABLE closed_pieces ALTER COLUMN content SET STORAGE EXTERNAL;
            CREATE INDEX closed_pieces_by_space ON closed_pieces (space, month) WHERE space <> 0;

            """
    }()

    /// A credit is known by the batch that granted it; `key` is what the one who granted it, or who paid, knows it by.
    private static let creditTables = """
        CREATE TABLE credits (
            organization bigint NOT NULL,
            key text COLLATE "C" NOT NULL,
            batch bigint NOT NULL,
            recorded bigint NOT NULL,
            amount numeric NOT NULL,
            reason text COLLATE "C" NOT NULL,
            valid_from bigint NOT NULL,
            valid_until bigint NOT NULL,
            PRIMARY KEY (organization, key)
        );

        CREATE TABLE credit_applications (
            organization bigint NOT NULL,
            credit bigint NOT NULL,
            month bigint NOT NULL,
            amount numeric NOT NULL,
            batch bigint NOT NULL,
            PRIMARY KEY (organization, credit, month)
        );

        CREATE TABLE payments (
            organization bigint NOT NULL,
            key text COLLATE "C" NOT NULL,
            batch bigint NOT NULL,
            recorded bigint NOT NULL,
            month bigint NOT NULL,
            amount numeric NOT NULL,
            reference text COLLATE "C" NOT NULL,
            PRIMARY KEY (organization, key)
        );
        CREATE INDEX payments_by_month ON payments (month, organization);
        """
}
