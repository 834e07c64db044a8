extension SQLiteMigrations {
    /// Seals of closed months. A leaf is of one piece, and has its key; `tree` is 0 for the leaves of organizations, 1 for those
    /// of spaces. The first key has no signatures of a key before.
    static let seals = """
        CREATE TABLE signing_keys (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            public_key BLOB NOT NULL,
            since INTEGER NOT NULL,
            endorsement BLOB,
            acceptance BLOB
        ) STRICT;

        CREATE TABLE seals (
            number INTEGER PRIMARY KEY,
            month INTEGER NOT NULL UNIQUE,
            key_id TEXT NOT NULL,
            statement TEXT NOT NULL,
            signature BLOB NOT NULL
        ) STRICT;

        CREATE TABLE leaves (
            month INTEGER NOT NULL,
            organization INTEGER NOT NULL,
            space INTEGER NOT NULL,
            tree INTEGER NOT NULL,
            position INTEGER NOT NULL,
            hash BLOB NOT NULL,
            header TEXT NOT NULL,
            PRIMARY KEY (month, organization, space)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX leaves_by_position ON leaves (month, tree, position, hash);
        """
}
