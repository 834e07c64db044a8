import Billing
import BillingService
import GRDB

/// Finds the organization or space that a name in a path means.
struct SQLiteScopes {
    private let database: Database
    private let viewpoint: SQLiteViewpoint

    init(_ database: Database, at viewpoint: SQLiteViewpoint) {
        self.database = database
        self.viewpoint = viewpoint
    }

    /// The key of a scope by id, or else by name, or else by the name that an id is called by; nil where there is no
    /// such organization or space.
    func key(of scope: Scope) throws -> ScopeKey? {
        switch scope {
        case .account: .account
        case .organization(let name): try key(of: name, among: .organization).map(ScopeKey.organization)
        case .space(let name): try key(of: name, among: .space).map(ScopeKey.space)
        }
    }

    private func key(of name: String, among things: SQLiteNamed) throws -> Int64? {
        for condition in ["id = ?1", "name = ?1 AND id IS NULL"] {
            let found = try first("SELECT key, id FROM \(things.table) WHERE \(condition) AND batch <= ?2", name)
            if let found { return found.key }
        }
        // Labels that have changed since are those of the events of that time.
        let unchanged = try first(
            """
            SELECT key, id FROM \(things.table) WHERE name = ?1 AND id IS NOT NULL AND batch <= ?2 AND renamed <= ?2
            ORDER BY id LIMIT 1
            """, name)
        guard !viewpoint.isLast else { return unchanged?.key }
        let changed = try changedSince(things)
        let labels = try SQLiteLabels(database, at: viewpoint).labels(of: Set(changed.map(\.key)), among: things)
        var candidates = changed.filter { (labels[$0.key] ?? $0.id).utf8.elementsEqual(name.utf8) }
        if let unchanged { candidates.append(unchanged) }
        return candidates.min { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }?.key
    }

    private typealias Found = (key: Int64, id: String)

    private func first(_ sql: String, _ name: String) throws -> Found? {
        let select = try SQLiteStatement(kept: sql, on: database)
        select.bind(copy: name, at: 1)
        select.bind(viewpoint.ledger.batch, at: 2)
        return try select.first { ($0.integer(at: 0), $0.text(at: 1) ?? "") }
    }

    private func changedSince(_ things: SQLiteNamed) throws -> [Found] {
        let select = try SQLiteStatement(
            "SELECT key, id FROM \(things.table) WHERE id IS NOT NULL AND renamed > ?1 AND batch <= ?1", on: database)
        select.bind(viewpoint.ledger.batch, at: 1)
        var changed: [Found] = []
        while try select.step() { changed.append((select.integer(at: 0), select.text(at: 1) ?? "")) }
        return changed
    }
}
