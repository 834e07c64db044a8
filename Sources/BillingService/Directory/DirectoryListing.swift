import Billing

/// A part of a list of organizations, spaces or apps.
public struct DirectoryListing: Hashable, Sendable {
    public var entries: [DirectoryEntry]
    /// Where the next part begins; nil where there is none.
    public var next: DirectoryCursor?
    /// The last batch.
    public var ledger: Ledger

    public init(entries: [DirectoryEntry], next: DirectoryCursor?, ledger: Ledger) {
        self.entries = entries
        self.next = next
        self.ledger = ledger
    }

    /// The first of some entries that a store has found.
    ///
    /// - Parameter found: the entries in their order, each with where it stands, up to one more than the query's limit.
    public init(
        _ found: [(cursor: DirectoryCursor, place: DirectoryEntry.AppPlace?)], limit: Int, ledger: Ledger
    ) {
        let shown = found.prefix(limit)
        entries = shown.map { cursor, place in
            DirectoryEntry(named: Named(name: cursor.name, id: cursor.id), place: place)
        }
        next = found.count > limit ? shown.last?.cursor : nil
        self.ledger = ledger
    }
}
