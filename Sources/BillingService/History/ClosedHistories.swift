import Billing

/// Looks up in the histories of resources, as they were known at a closing, what the stored items do not tell.
struct ClosedHistories {
    private let store: any Store
    private let closing: Closing
    private var spans: [ResourceKey: [UsageSpan]] = [:]

    init(store: any Store, closing: Closing) {
        self.store = store
        self.closing = closing
    }

    /// Reads the histories of some resources, those that it has not read yet.
    mutating func load(_ resources: Set<ResourceKey>) async throws(StoreError) {
        let missing = resources.filter { spans[$0] == nil }.sorted()
        guard !missing.isEmpty else { return }
        let prices = try await store.priceBook(at: closing.batch)
        for dossier in try await store.dossiers(of: missing, at: closing.batch) {
            spans[dossier.resource] = dossier.spans(through: closing.lastSequence, prices: prices)
        }
    }

    /// The span of a resource that was loaded, by its start; nil where there was none at the closing.
    func span(of resource: ResourceKey, from start: Instant) -> UsageSpan? { spans[resource]?.first { $0.start == start } }
}
