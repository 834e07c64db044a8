import Billing
import BillingService

/// Overviews that were made lately. Each is kept for as long as it is true: until something is written, and until time changes
/// it. Requests for one that is being made wait for it.
actor OverviewCache {
    /// Whose overview it is, by what is known at which batch.
    struct Key: Hashable {
        /// The scope's path, which is ASCII: names are compared as bytes.
        private let path: String
        let batch: Int64

        init(_ scope: Scope, batch: Int64) {
            path = scope.path
            self.batch = batch
        }
    }

    struct Found: Sendable {
        var overview: Overview
        var ledger: Ledger
    }

    private struct Entry {
        var found: Found
        var lastUse: UInt64
    }

    private struct Running: Hashable {
        var key: Key
        var moment: Instant
    }

    /// An entry takes some ten kilobytes.
    static let standardLimit = 1000

    private let limit: Int
    private var entries: [Key: Entry] = [:]
    private var running: [Running: Task<Found, any Error>] = [:]
    private var uses: UInt64 = 0

    init(limit: Int = OverviewCache.standardLimit) {
        self.limit = limit
    }

    /// How many are kept.
    var count: Int { entries.count }

    /// How many requests wait for one that is being made.
    private(set) var waiting = 0

    /// The overview at a moment: one that is kept, or a new one.
    ///
    /// - Parameter make: makes it, with the help of one that was true at the same batch.
    func overview(
        for key: Key, at moment: Instant, _ make: @escaping @Sendable (Found?) async throws -> Found
    ) async throws -> Found {
        uses += 1
        if let entry = entries[key] {
            entries[key]?.lastUse = uses
            if entry.found.overview.isTrue(at: moment) { return entry.found }
        }
        waiting += 1
        defer { waiting -= 1 }
        let name = Running(key: key, moment: moment)
        if let task = running[name] { return try await task.value }
        let known = entries[key]?.found
        // It goes on where the request that began it is broken off: others may wait for it.
        let task = Task { try await make(known) }
        running[name] = task
        defer { running[name] = nil }
        let found = try await task.value
        keep(found, for: key)
        return found
    }

    private func keep(_ found: Found, for key: Key) {
        // What was written meanwhile is in it, so it is not what the key says.
        guard found.ledger.batch == key.batch else { return }
        if let kept = entries[key], kept.found.overview.now > found.overview.now { return }
        entries[key] = Entry(found: found, lastUse: uses)
        guard entries.count > limit else { return }
        // The longest unused quarter goes.
        let order = entries.sorted { $0.value.lastUse < $1.value.lastUse }
        for (key, _) in order.prefix(entries.count - limit / 4 * 3) { entries[key] = nil }
    }
}
