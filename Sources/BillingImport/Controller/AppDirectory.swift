import PostgresClient

/// The apps that a reading has come across.
struct AppDirectory {
    private var apps: [PostgresUUID: ControllerApp] = [:]
    /// Those that are not there, or can't be read.
    private var missing: Set<PostgresUUID> = []
    /// The one that was asked for last: rows come by app.
    private var last: ControllerApp?

    mutating func insert(_ app: ControllerApp) {
        apps[app.id] = app
    }

    mutating func noteMissing(_ id: PostgresUUID) {
        missing.insert(id)
    }

    /// Whether it need not be looked up, be it there or not.
    func isSettled(_ id: PostgresUUID) -> Bool {
        last?.id == id || apps[id] != nil || missing.contains(id)
    }

    /// An app to which a row belongs.
    mutating func app(_ id: PostgresUUID) throws(RowProblem) -> ControllerApp {
        if let last, last.id == id { return last }
        guard let app = apps[id] else { throw .appMissing(id: "\(id)") }
        last = app
        return app
    }
}
