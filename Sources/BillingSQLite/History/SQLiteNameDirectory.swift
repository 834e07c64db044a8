import Billing
import BillingService
import GRDB

/// Tells what things are called at a batch.
struct SQLiteNameDirectory {
    private let database: Database
    private let viewpoint: SQLiteViewpoint

    init(_ database: Database, at viewpoint: SQLiteViewpoint) {
        self.database = database
        self.viewpoint = viewpoint
    }

    func names(of keys: NameKeys) throws -> NameDirectory {
        var directory = NameDirectory()
        directory.organizations = try names(of: keys.organizations, among: .organization)
        directory.spaces = try names(of: keys.spaces, among: .space)
        directory.apps = try names(of: keys.apps, among: .app)
        let select = try SQLiteStatement(kept: "SELECT text FROM texts WHERE key = ?1", on: database)
        for key in keys.texts {
            select.bind(key.value, at: 1)
            directory.texts[key] = try select.first { $0.text(at: 0) } ?? nil
        }
        return directory
    }

    private func names<Subject>(
        of keys: Set<Key<Subject>>, among things: SQLiteNamed
    ) throws -> [Key<Subject>: Named] {
        var names: [Key<Subject>: Named] = [:]
        var changed: Set<Int64> = []
        let select = try SQLiteStatement(
            kept: "SELECT name, id, renamed FROM \(things.table) WHERE key = ?1", on: database)
        for key in keys {
            select.bind(key.value, at: 1)
            names[key] = try select.first { row in
                if !row.isNull(at: 1), row.integer(at: 2) > viewpoint.ledger.batch { changed.insert(key.value) }
                return Named(name: row.text(at: 0) ?? "", id: row.text(at: 1))
            }
        }
        let labels = try SQLiteLabels(database, at: viewpoint).labels(of: changed, among: things)
        for key in changed.map({ Key<Subject>($0) }) {
            guard let id = names[key]?.id else { continue }
            names[key]?.name = labels[key.value] ?? id
        }
        return names
    }
}
