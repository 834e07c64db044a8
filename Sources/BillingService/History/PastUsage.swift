import Billing

/// The spans of a scope as they were known at an earlier batch: folded from the events up to it, with the same function as
/// those that are stored.
///
/// All resources are looked at, because what a scope's resources are now does not tell what they were.
struct PastUsage: Sendable {
    struct Entry: Sendable {
        var span: UsageSpan
        var resource: ResourceKey
        /// The resource's name.
        var name: TextKey?
    }

    /// How many resources are read at a time.
    private static let pageLength = 4096

    private(set) var entries: [Entry] = []

    /// The start of the first usage, or nil where there is none.
    var firstStart: Instant? { entries.lazy.map(\.span.start).min() }

    static func read(of key: ScopeKey, at batch: Int64, from store: any Store) async throws(StoreError) -> PastUsage {
        let prices = try await store.priceBook(at: batch)
        var usage = PastUsage()
        var last: ResourceKey?
        while true {
            let page = try await store.dossiers(after: last, limit: pageLength, at: batch)
            guard let end = page.last else { return usage }
            for dossier in page {
                for span in dossier.spans(through: .max, prices: prices) where key.contains(span.place) {
                    usage.entries.append(Entry(span: span, resource: dossier.resource, name: dossier.name))
                }
            }
            last = end.resource
        }
    }

    /// The spans that overlap a period.
    func columns(
        in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail, store: any Store, batch: Int64
    ) async throws(StoreError) -> SpanColumns {
        let wanted = entries.filter { $0.span.start < period.cutoff && $0.span.end > period.start }
        var keys = NameKeys()
        for entry in wanted {
            keys.texts.insert(entry.span.description)
            guard detail != .totals else { continue }
            keys.organizations.insert(entry.span.place.organization)
            keys.spaces.insert(entry.span.place.space)
            keys.apps.insert(entry.span.app)
            if let name = entry.name { keys.texts.insert(name) }
        }
        let names = try await store.names(of: keys, at: batch)
        var columns = SpanColumns()
        for entry in wanted {
            let span = entry.span
            let description = names.texts[span.description] ?? ""
            columns.append(
                span, in: period, isDatabase: span.type == .addon && databases.contain(description: description))
            guard detail != .totals else { continue }
            let organization = names.organizations[span.place.organization]
            columns.appendNames(
                organization: columns.organizationNames.code(of: organization?.name ?? ""),
                organizationID: organization?.id.map { columns.organizationIDs.code(of: $0) },
                app: columns.appNames.code(of: names.shownApp(span.app, in: span.place.space)),
                description: columns.descriptionNames.code(of: description),
                resource: columns.resourceNames.code(of: entry.name.flatMap { names.texts[$0] } ?? ""), sequence: span.event)
            if detail == .keyedItems { columns.appendKeys(resource: entry.resource, app: span.app, space: span.place.space) }
        }
        return columns
    }
}
