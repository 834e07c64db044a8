import Billing
import BillingPostgres
import BillingSQLite
import BillingService
import Foundation

/// Where usage is kept.
enum DatabaseAddress {
    case sqlite(path: String)
    case postgres(url: String)

    /// Whether a text names a PostgreSQL database: by a URL, or in libpq's other form, `host=… dbname=…`.
    static func isPostgres(_ text: String) -> Bool {
        if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") { return true }
        let keys = ["host=", "hostaddr=", "port=", "dbname=", "user=", "service="]
        return text.split(separator: " ").contains { word in keys.contains { word.hasPrefix($0) } }
    }

    /// A file's path, or a PostgreSQL database; nil for any other URL.
    init?(_ text: String) {
        if Self.isPostgres(text) {
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

extension DatabaseAddress {
    /// Opens the store for a trial that stores nothing. Where there is no such file, it is one that goes with the trial.
    func withTrialStore<Result>(_ body: (any Store) async throws -> Result) async throws -> Result {
        guard case .sqlite(let path) = self, !FileManager.default.fileExists(atPath: path) else {
            return try await withStore(createsFile: false, body)
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "invoices-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await DatabaseAddress.sqlite(path: folder.appending(path: "trial.db").path)
            .withStore(createsFile: true, body)
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
