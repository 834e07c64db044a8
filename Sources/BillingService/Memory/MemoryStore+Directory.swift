import Billing

/// Lists of what there is.
extension MemoryStore {
    public func directory(_ query: DirectoryQuery) -> DirectoryListing {
        let things: MemoryNames =
            switch query.kind {
            case .organizations: state.organizations
            case .spaces: state.spaces
            case .apps: state.apps
            }
        let entries = (0..<Int64(things.count)).map { key in
            let named = state.named(key, in: things)
            return (
                key: key,
                cursor: DirectoryCursor(name: named.name, id: named.id, tie: query.kind == .apps ? things.space(of: key) ?? 0 : 0)
            )
        }
        let found = entries.filter { entry in
            entry.cursor.contains(query.search) && query.after.map { $0 < entry.cursor } != false
        }.sorted { $0.cursor < $1.cursor }.prefix(query.limit + 1)
        return DirectoryListing(
            found.map { entry in (entry.cursor, query.kind == .apps ? appPlace(of: entry.key, at: query.now) : nil) },
            limit: query.limit, ledger: state.ledger)
    }

    private func appPlace(of app: Int64, at now: Instant) -> DirectoryEntry.AppPlace? {
        state.place(of: AppKey(app), at: now).map { place in
            DirectoryEntry.AppPlace(
                organization: state.named(place.organization.value, in: state.organizations),
                space: state.named(place.space.value, in: state.spaces))
        }
    }
}

extension DirectoryCursor {
    /// Whether a text, which is folded, is in the name or the id.
    fileprivate func contains(_ search: String) -> Bool {
        [name, id ?? ""].contains { text in
            let text = Array(DirectoryQuery.folded(text).utf8)
            let search = Array(search.utf8)
            return search.count <= text.count
                && (0...text.count - search.count).contains { text[$0..<$0 + search.count].elementsEqual(search) }
        }
    }
}
