extension PostgresMigrations {
    /// Seals of closed months. A leaf is of one piece, and has its key; `tree` is 0 for the leaves of organizations, 1 for those
    /// of spaces. The first key has no signatures of a key before.
    static let seals = """
        CREATE TABLE signing_keys (
            number bigint PRIMARY KEY,
            id text COLLATE "C" NOT NULL UNIQUE,
            public_key bytea NOT NULL,
            since bigint NOT NULL,
            endorsement bytea,
            acceptance bytea
        );

        CREATE TABLE seals (
            number bigint PRIMARY KEY,
            month bigint NOT NULL UNIQUE,
            key_id text COLLATE "C" NOT NULL,
            statement text COLLATE "C" NOT NULL,
            signature bytea NOT NULL
        );

        CREATE TABLE leaves (
            organization bigint NOT NULL,
            month bigint NOT NULL,
            space bigint NOT NULL,
            tree bigint NOT NULL,
            position bigint NOT NULL,
            hash bytea NOT NULL,
            header text COLLATE "C" NOT NULL,
            PRIMARY KEY (organization, month, space)
        );
        CREATE INDEX leaves_by_position ON leaves (month, tree, position);
        """
}
