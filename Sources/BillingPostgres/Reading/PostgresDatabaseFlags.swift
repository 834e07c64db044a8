import Billing
import BillingService
import PostgresClient

/// Tells which spans are of databases: each description is looked at once.
struct PostgresDatabaseFlags {
    private let databases: DatabaseServices
    private var flags: [Int64: Bool] = [:]

    init(_ databases: DatabaseServices) {
        self.databases = databases
    }

    /// - Parameter row: has what ``PostgresSpanColumns`` selects of every span.
    mutating func isDatabase(_ span: RatedSpan, _ row: borrowing PostgresRow) throws -> Bool {
        guard span.type == .addon else { return false }
        let key = try row.int64(at: 7)
        if let known = flags[key] { return known }
        let isDatabase = databases.contain(description: try row.text(at: 8))
        flags[key] = isDatabase
        return isDatabase
    }
}
