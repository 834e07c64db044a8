extension SQLiteMigrations {
    /// What people have done, and how far that goes, signed.
    static let audit = """
        CREATE TABLE audit (
            number INTEGER PRIMARY KEY,
            batch INTEGER NOT NULL,
            recorded INTEGER NOT NULL,
            actor TEXT NOT NULL,
            place TEXT NOT NULL,
            action TEXT NOT NULL,
            detail TEXT NOT NULL,
            hash BLOB NOT NULL
        ) STRICT;

        CREATE TABLE audit_head (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            number INTEGER NOT NULL,
            hash BLOB NOT NULL,
            key_id TEXT NOT NULL,
            signature BLOB NOT NULL
        ) STRICT;
        """
}
