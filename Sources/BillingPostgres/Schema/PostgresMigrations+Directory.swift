extension PostgresMigrations {
    /// Apps are listed by what they are called, as organizations and spaces are found by it already.
    static let directory = """
        CREATE INDEX apps_by_label ON apps (name, id) WHERE id IS NOT NULL;
        """
}
