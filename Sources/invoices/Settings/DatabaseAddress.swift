import Billing
import BillingPostgres
import BillingSQLite
import BillingService

/// Where usage is kept.
enum DatabaseAddress {
    case sqlite(path: String)
    case postgres(url: String)

    /// A file's path, or a URL of PostgreSQL; nil for any other URL.
    init?(_ text: String) {
        if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .postgres(url: text)
        } else if text.isEmpty || text.contains("://") {
            return nil
        } else {
            self = .sqlite(path: text)
        }
    }

    /// Opens the store for as long as `body` runs.
    ///
    /// - Parameter createsFile: whether a file that is not there is made, or is an error.
    func withStore<Result>(createsFile: Bool, _ body: (any Store) async throws -> Result) async throws -> Result {
        switch self {
        case .sqlite(let path):
            let store = try SQLiteStore(path: path, createsFile: createsFile)
            let result = try await body(store)
            try store.close()
            return result
        case .postgres(let url):
            let store = try await PostgresStore(url: url)
            do {
                let result = try await body(store)
                await store.close()
                return result
            } catch {
                await store.close()
                throw error
            }
        }
    }
}

extension DatabaseAddress: CustomStringConvertible {
    /// For people: no URL, which may hold a password.
    var description: String {
        switch self {
        case .sqlite(let path): path
        case .postgres: "a PostgreSQL database"
        }
    }
}
