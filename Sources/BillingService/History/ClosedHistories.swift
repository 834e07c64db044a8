import Billing

/// Looks up in the histories of resources, as they were known at a closing, what the stored items do not tell.
struct ClosedHistories {
    private let store: any Store
    private let closing: Closing
    private var spans: [ResourceKey: [UsageSpan]] = [:]
    private var resources: [ResourceKey: Known] = [:]

    /// What a resource is called, nil for an add-on that is one of its own, and its app.
    struct Known {
        var name: TextKey?
        var app: AppKey
    }

    /// How many histories are read at a time.
    private static let pageLength = 4096

    init(store: any Store, closing: Closing) {
        self.store = store
        self.closing = closing
    }

    /// Reads the histories of some resources, those that it has not read yet.
    mutating func load(_ resources: Set<ResourceKey>) async throws(StoreError) {
        let missing = resources.filter { spans[$0] == nil }.sorted()
        guard !missing.isEmpty else { return }
        let prices = try await store.priceBook(at: closing.batch)
        var rest = missing[...]
        while !rest.isEmpty {
            for dossier in try await store.dossiers(of: Array(rest.prefix(Self.pageLength)), at: closing.batch) {
                spans[dossier.resource] = dossier.spans(through: closing.lastSequence, prices: prices)
                self.resources[dossier.resource] = Known(name: dossier.name, app: dossier.app)
            }
            rest = rest.dropFirst(Self.pageLength)
        }
    }

    /// A resource that was loaded.
    func resource(_ key: ResourceKey) -> Known? { resources[key] }

    /// The span of a resource that was loaded, by its start; nil where there was none at the closing.
    func span(of resource: ResourceKey, from start: Instant) -> UsageSpan? { spans[resource]?.first { $0.start == start } }
}
