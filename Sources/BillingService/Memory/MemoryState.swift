import Billing

/// All that a ``MemoryStore`` knows. A name's code is its key.
struct MemoryState {
    struct Resource {
        /// A process type or an add-on's name; nil for an add-on that is a resource of its own.
        var name: NameTable.Code?
        var events: [TimelineEvent] = []
    }

    struct ResourceIdentity: Hashable {
        var app: AppKey
        var type: ItemType
        var name: NameTable.Code
    }

    /// An app is known by its id where it has one, else by its name and space.
    enum AppIdentity: Hashable {
        case id(NameTable.Code)
        case name(NameTable.Code, space: SpaceKey)
    }

    /// An app's name, and the time of the event that gave it: the latest holds, the greater name of two at once.
    struct AppLabel: Comparable {
        var name: String
        var named: Instant

        static func < (left: AppLabel, right: AppLabel) -> Bool {
            if left.named != right.named { return left.named < right.named }
            return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
        }
    }

    var ledger = Ledger.empty
    var names = NameTable()
    var organizations: Set<OrganizationKey> = []
    var spaces: Set<SpaceKey> = []
    var apps: [AppIdentity: AppKey] = [:]
    var appLabels: [AppKey: AppLabel] = [:]
    var resources: [Resource] = []
    var resourceIndices: [ResourceIdentity: Int] = [:]
    /// Where each event stands: its resource's index and its own.
    var events: [EventIdentity: (resource: Int, event: Int)] = [:]
    var lastSequence: Int64 = 0

    /// Tells which places belong to a scope, or nil where there is no such organization or space.
    func filter(of scope: Scope) -> ((Place) -> Bool)? {
        var names = names
        switch scope {
        case .account: return { _ in true }
        case .organization(let name):
            let key = OrganizationKey(Int64(names.code(of: name)))
            return organizations.contains(key) ? { $0.organization == key } : nil
        case .space(let name):
            let key = SpaceKey(Int64(names.code(of: name)))
            return spaces.contains(key) ? { $0.space == key } : nil
        }
    }
}
