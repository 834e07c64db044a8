import Billing

/// All that a ``MemoryStore`` knows.
struct MemoryState {
    struct Resource {
        var app: AppKey
        /// A process type or an add-on's name; nil for an add-on that is a resource of its own.
        var name: NameTable.Code?
        var events: [TimelineEvent] = []
        /// The ends of its lines that came later than the lines.
        var ends: [ResourceDossier.LineEnd] = []
    }

    struct ResourceIdentity: Hashable {
        var app: AppKey
        var type: ItemType
        var name: NameTable.Code
    }

    /// An event that a source knows by an id.
    struct Known {
        var identity: EventIdentity
        var facts: EventFacts
        var sequence: Int64
    }

    /// What a source calls an event, by codes of ``names``.
    typealias Reference = UsageEvent.Reference

    var ledger = Ledger.empty
    var names = NameTable()
    var organizations = MemoryNames()
    var spaces = MemoryNames()
    var apps = MemoryNames()
    var resources: [Resource] = []
    var resourceIndices: [ResourceIdentity: Int] = [:]
    /// What the resources' events fold to, by the resources' indices; true of what was committed.
    private(set) var spans: [[UsageSpan]] = []
    /// What moved and deleted each app.
    var appEvents: [AppKey: [TimelineEvent]] = [:]
    /// Where each line stands: its resource's index and its own.
    var lines: [EventIdentity: (resource: Int, event: Int)] = [:]
    var known: [Reference: Known] = [:]
    /// What each event is known by, by its sequence.
    var references: [Int64: EventReference] = [:]
    /// The sequence of the retraction that took an event back.
    var retractions: [Reference: Int64] = [:]
    /// The same by the sequences of the events that were taken back.
    var retracted: [Int64: Int64] = [:]
    var lastSequence: Int64 = 0
    var prices: [PlanPrice] = []
    var closed = ClosedMonths.none
    var pieces: [Month: [ClosedPiece]] = [:]
    var leaves: [Month: [SealedLeaf]] = [:]
    var seals: [Seal] = []
    var signingKeys: [SigningKey] = []
    var audit: [AuditEntry] = []
    var auditHead: SignedAuditHead?
    /// What of its credits a closed month of an organization used.
    var usedCredits: [Month: [OrganizationKey: Money]] = [:]
    var touched: [TouchedMonth] = []
    var credits: [Credit] = []
    var payments: [Payment] = []
    /// By the bytes of the source's name: to Swift, texts of two Unicode forms are equal.
    var cursors: [[UInt8]: String] = [:]

    /// The price book by codes of ``names``, which has all plans of events that take their price from it.
    func priceBook() -> PriceBook {
        var names = names
        var book = PriceBook()
        for price in prices {
            let plan = TextKey(Int64(names.code(of: price.plan)))
            book.set(price.price, of: plan, type: price.type, from: price.validFrom)
        }
        return book
    }

    func holds(_ sequence: Int64) -> Bool { retracted[sequence] == nil }

    /// A resource's events and its app's.
    func history(of resource: Resource) -> ResourceHistory {
        var history = ResourceHistory(events: resource.events + (appEvents[resource.app] ?? []))
        for index in history.events.indices {
            history.events[index].retracted = retracted[history.events[index].sequence] ?? 0
        }
        let tied = Set(history.tied)
        history.rank(by: references.filter { tied.contains($0.key) })
        return history
    }

    /// All that is known of a resource, by its index.
    func dossier(of index: Int) -> ResourceDossier? {
        let resource = resources[index]
        guard let type = resource.events.first?.type else { return nil }
        return ResourceDossier(
            resource: ResourceKey(Int64(index)), name: resource.name.map { TextKey(Int64($0)) }, app: resource.app,
            type: type, events: history(of: resource).events, ends: resource.ends)
    }

    /// Folds the spans of all resources anew.
    mutating func fold() {
        let prices = priceBook()
        spans = resources.indices.map { dossier(of: $0)?.spans(through: .max, prices: prices) ?? [] }
    }

    /// The key of a scope, or nil where there is no such organization or space.
    func key(of scope: Scope) -> ScopeKey? {
        var names = names
        switch scope {
        case .account: return .account
        case .organization(let name):
            return organizations.find(names.code(of: name), in: names, holds: holds).map { .organization($0) }
        case .space(let name): return spaces.find(names.code(of: name), in: names, holds: holds).map { .space($0) }
        }
    }

    func named(_ key: Int64, in things: MemoryNames) -> Named {
        Named(
            name: things.name(of: key, in: names, holds: holds).map { names[$0] } ?? "",
            id: things.id(of: key).map { names[$0] })
    }

    /// Where an app belongs by all that happened until `instant`, or nil where nothing tells.
    func place(of app: AppKey, at instant: Instant) -> Place? {
        let events = resources.filter { $0.app == app }.flatMap(\.events) + (appEvents[app] ?? [])
        var organization: OrganizationKey?
        var space: SpaceKey?
        let earlier = events.filter { holds($0.sequence) && $0.happened <= instant }
        for event in earlier.sorted(by: { ($0.happened, $0.sequence) < ($1.happened, $1.sequence) }) {
            organization = event.organization ?? organization
            space = event.space ?? space
        }
        guard let organization, let space else { return nil }
        return Place(organization: organization, space: space)
    }
}
