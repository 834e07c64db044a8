public import Billing

/// Lists the organizations, spaces and apps that a store has heard of.
public struct DirectoryService: Sendable {
    private let store: any Store

    public init(store: any Store) {
        self.store = store
    }

    /// A part of a list, as a person or a program asks for it.
    ///
    /// - Parameters:
    ///   - search: nil or empty for all.
    ///   - after: what the part before named as its next; nil for the first part.
    ///   - limit: how many entries there are at most; nil for ``DirectoryQuery/standardLimit``.
    public func listing(
        of kind: DirectoryKind, search: String? = nil, after: String? = nil, limit: String? = nil, now: Instant
    ) async throws(DirectoryError) -> DirectoryListing {
        do { try checkSearch(search ?? "") } catch { throw .badSearch(error) }
        var query = DirectoryQuery(kind, search: search ?? "", now: now)
        if let limit {
            guard let number = Int(limit), 1...DirectoryQuery.maximumLimit ~= number else { throw .badLimit(limit) }
            query.limit = number
        }
        if let after {
            guard let cursor = DirectoryCursor(parsing: after) else { throw .badCursor(after) }
            query.after = cursor
        }
        do { return try await store.directory(query) } catch { throw .store(error) }
    }
}
