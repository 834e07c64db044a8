extension SQLiteMigrations {
    /// What was known at each batch, and closed months.
    ///
    /// `batches.sequence` is that of the last event by then. `batch` of an organization or space is the one that first named it;
    /// `renamed` is the last one that gave an id another label: from then on, the label is the one that is stored.
    ///
    /// What is closed has months by their number since January of the year 0, and sums as integers, or as text where they do
    /// not fit 64 bits. A piece's content is in a table of its own, so that sums are read without it, and is divided where it
    /// is very long. All pieces of one closing have neighbouring keys, and so have the parts of one content. Space 0 stands for
    /// all spaces of an organization that has several.
    static let historyAndClosings = """
        ALTER TABLE batches ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;
        CREATE TEMP TABLE last_sequences AS
        SELECT batch, max(sequence) AS sequence FROM (
            SELECT batch, sequence FROM events UNION ALL SELECT batch, sequence FROM app_events
            UNION ALL SELECT batch, sequence FROM retractions
        ) GROUP BY batch;
        UPDATE batches SET sequence = running.sequence FROM (
            SELECT batches.batch AS batch, max(coalesce(last.sequence, 0)) OVER (ORDER BY batches.batch) AS sequence
            FROM batches LEFT JOIN last_sequences AS last ON last.batch = batches.batch
        ) AS running WHERE running.batch = batches.batch;
        UPDATE batches SET sequence = ledger.sequence FROM ledger WHERE batches.batch = ledger.batch;
        DROP TABLE last_sequences;

        ALTER TABLE organizations ADD COLUMN batch INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE organizations ADD COLUMN renamed INTEGER NOT NULL DEFAULT 0;
        UPDATE organizations SET renamed = (SELECT batch FROM ledger) WHERE id IS NOT NULL;
        UPDATE organizations SET batch = first.batch FROM (
            SELECT key, min(batch) AS batch FROM (
                SELECT organization AS key, batch FROM events UNION ALL SELECT organization, batch FROM app_events
            ) GROUP BY key
        ) AS first WHERE first.key = organizations.key;

        ALTER TABLE spaces ADD COLUMN batch INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE spaces ADD COLUMN renamed INTEGER NOT NULL DEFAULT 0;
        UPDATE spaces SET renamed = (SELECT batch FROM ledger) WHERE id IS NOT NULL;
        UPDATE spaces SET batch = first.batch FROM (
            SELECT key, min(batch) AS batch FROM (
                SELECT space AS key, batch FROM events UNION ALL SELECT space, batch FROM app_events
                UNION ALL SELECT apps.space, batch FROM events JOIN apps ON apps.key = app
                UNION ALL SELECT apps.space, batch FROM app_events JOIN apps ON apps.key = app
            ) GROUP BY key
        ) AS first WHERE first.key = spaces.key;

        ALTER TABLE apps ADD COLUMN renamed INTEGER NOT NULL DEFAULT 0;
        UPDATE apps SET renamed = (SELECT batch FROM ledger) WHERE id IS NOT NULL;

        ALTER TABLE retractions ADD COLUMN own_source INTEGER;
        ALTER TABLE retractions ADD COLUMN own_id BLOB;
        CREATE TEMP TABLE retraction_keys (sequence INTEGER PRIMARY KEY, source INTEGER, id BLOB);
        INSERT INTO retraction_keys SELECT sequence, source, id FROM event_keys WHERE kind = 4;
        UPDATE retractions SET own_source = own.source, own_id = own.id FROM retraction_keys AS own
        WHERE own.sequence = retractions.sequence;
        DROP TABLE retraction_keys;

        CREATE TABLE closings (
            batch INTEGER PRIMARY KEY,
            month INTEGER NOT NULL UNIQUE,
            sequence INTEGER NOT NULL,
            proration TEXT NOT NULL,
            currency TEXT NOT NULL,
            databases TEXT NOT NULL,
            items INTEGER NOT NULL,
            first_piece INTEGER NOT NULL,
            last_piece INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE closed_pieces (
            key INTEGER PRIMARY KEY,
            organization INTEGER NOT NULL,
            month INTEGER NOT NULL,
            space INTEGER NOT NULL,
            is_whole INTEGER NOT NULL,
            name TEXT NOT NULL,
            id TEXT,
            dynos ANY NOT NULL,
            addons ANY NOT NULL,
            databases ANY NOT NULL,
            dyno_units INTEGER NOT NULL,
            dyno_unit_sum ANY NOT NULL,
            credits ANY NOT NULL,
            items INTEGER NOT NULL,
            length INTEGER NOT NULL,
            first_content INTEGER NOT NULL,
            last_content INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX closed_pieces_by_organization ON closed_pieces (organization, month, space);
        CREATE INDEX closed_pieces_by_space ON closed_pieces (space, month);

        CREATE TABLE closed_contents (
            key INTEGER PRIMARY KEY,
            resources BLOB NOT NULL,
            content BLOB NOT NULL
        ) STRICT;

        CREATE TABLE touched (
            organization INTEGER NOT NULL,
            batch INTEGER NOT NULL,
            resource INTEGER NOT NULL,
            month INTEGER NOT NULL,
            space INTEGER NOT NULL,
            PRIMARY KEY (organization, batch, resource, month, space)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX touched_by_space ON touched (space, batch);
        CREATE INDEX touched_by_batch ON touched (batch);

        CREATE TABLE credits (
            batch INTEGER PRIMARY KEY,
            organization INTEGER NOT NULL,
            key TEXT NOT NULL,
            amount ANY NOT NULL,
            reason TEXT NOT NULL,
            valid_from INTEGER NOT NULL,
            valid_until INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX credits_by_key ON credits (organization, key);

        CREATE TABLE credit_applications (
            credit INTEGER NOT NULL,
            month INTEGER NOT NULL,
            batch INTEGER NOT NULL,
            amount ANY NOT NULL,
            PRIMARY KEY (credit, batch)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE payments (
            batch INTEGER PRIMARY KEY,
            organization INTEGER NOT NULL,
            key TEXT NOT NULL,
            month INTEGER NOT NULL,
            amount ANY NOT NULL,
            reference TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX payments_by_key ON payments (organization, key);
        CREATE INDEX payments_by_month ON payments (month, organization);
        """
}
