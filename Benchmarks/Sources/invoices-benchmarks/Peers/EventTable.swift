/// Events as rows of one table with an index that keeps an event from being counted twice: the least that has to be written to
/// keep them, with nothing to read, to check or to derive.
enum EventTable {
    static let name = "events"

    /// For both kinds of database.
    static let schema = """
        CREATE TABLE \(name) (
            source TEXT NOT NULL, id TEXT NOT NULL, organization TEXT NOT NULL, space TEXT NOT NULL, app TEXT NOT NULL,
            app_id TEXT NOT NULL, type TEXT NOT NULL, resource TEXT NOT NULL, plan TEXT NOT NULL, happened BIGINT NOT NULL,
            quantity BIGINT NOT NULL, price BIGINT NOT NULL, PRIMARY KEY (source, id)
        )
        """
}
