import Billing
import BillingService
import PostgresClient

/// What a store knows of rows that the controller changes in their place.
///
/// Each thing that is seen of such a row is an event of its own, a version: the n-th is known by the row's name and n, and its
/// identity is a hash of what was seen. So the store itself tells what was seen last.
struct RowVersions {
    struct Known {
        /// How many there are.
        var count: Int
        /// What the last one says.
        var last: EventIdentity
    }

    private var known: [PostgresUUID: Known] = [:]

    /// Asks for the versions of some rows, one step a version: rows have few.
    init(of rows: [ControllerRow], in store: any Store) async throws(StoreError) {
        var pending = rows
        var version = 0
        while !pending.isEmpty {
            let identities = try await store.identities(
                of: pending.map { $0.reference(version: version) }, source: ControllerImport.source)
            pending = pending.filter { row in
                guard let identity = identities[row.reference(version: version)] else { return false }
                known[row.id] = Known(count: version + 1, last: identity)
                return true
            }
            version += 1
        }
    }

    /// Nil where the store knows nothing of the row.
    subscript(_ row: ControllerRow) -> Known? { known[row.id] }
}
