extension PostgresMigrations {
    /// What people have done, and how far that goes, signed.
    static let audit = """
        CREATE TABLE audit (
            number bigint PRIMARY KEY,
            batch bigint NOT NULL,
            recorded bigint NOT NULL,
            actor text COLLATE "C" NOT NULL,
            place text COLLATE "C" NOT NULL,
            action text COLLATE "C" NOT NULL,
            detail text COLLATE "C" NOT NULL,
            hash bytea NOT NULL
        );

        CREATE TABLE audit_head (
            one bigint PRIMARY KEY CHECK (one = 1),
            number bigint NOT NULL,
            hash bytea NOT NULL,
            key_id text COLLATE "C" NOT NULL,
            signature bytea NOT NULL
        );
        """
}
