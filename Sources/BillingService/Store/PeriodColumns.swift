public import Billing

/// The spans of several periods, to which each span is shown once, with a store's keys, and without the names of resources.
///
/// Organizations, apps and descriptions are numbered as the spans come, and get their names at the end: each is looked up once,
/// for all periods.
public struct PeriodColumns: Sendable {
    /// A store's keys of what a span is of.
    public struct Keys: Sendable {
        public var organization: OrganizationKey
        public var space: SpaceKey
        public var app: AppKey
        public var description: TextKey
        public var resource: ResourceKey

        @inlinable
        public init(
            organization: OrganizationKey, space: SpaceKey, app: AppKey, description: TextKey, resource: ResourceKey
        ) {
            self.organization = organization
            self.space = space
            self.app = app
            self.description = description
            self.resource = resource
        }
    }

    /// An app's shown name depends on its space too.
    private struct PlacedApp: Hashable {
        var app: AppKey
        var space: SpaceKey
    }

    private let bounds: PeriodBounds
    private var columns: [SpanColumns]
    private var organizations = Numbering<OrganizationKey>()
    private var apps = Numbering<PlacedApp>()
    private var descriptions = Numbering<TextKey>()

    public init(_ bounds: PeriodBounds) {
        self.bounds = bounds
        columns = bounds.periods.map { _ in SpanColumns() }
    }

    /// - Parameter sequence: the order of arrival of the event that began the span.
    public mutating func append(_ span: RatedSpan, isDatabase: Bool, keys: Keys, sequence: Int64) {
        let organization = organizations.number(of: keys.organization)
        let app = apps.number(of: PlacedApp(app: keys.app, space: keys.space))
        let description = descriptions.number(of: keys.description)
        for index in columns.indices where bounds.contains(span, at: index) {
            columns[index].append(span, isDatabase: isDatabase, in: bounds.periods[index])
            columns[index].appendNames(
                organization: organization, app: app, description: description, resource: 0, sequence: sequence)
            columns[index].appendKeys(resource: keys.resource, app: keys.app, space: keys.space)
        }
    }

    /// The keys of the names that ``named(by:)`` needs.
    public var nameKeys: NameKeys {
        var keys = NameKeys()
        keys.organizations = Set(organizations.keys)
        keys.spaces = Set(apps.keys.map(\.space))
        keys.apps = Set(apps.keys.map(\.app))
        keys.texts = Set(descriptions.keys)
        return keys
    }

    /// The spans by period.
    public consuming func named(by directory: NameDirectory) -> [SpanColumns] {
        var names = SpanColumns()
        _ = names.resourceNames.code(of: "")
        let organizationCodes = organizations.keys.map { key in
            names.organizationNames.code(of: directory.organizations[key]?.name ?? "")
        }
        let idCodes = organizations.keys.map { key in
            directory.organizations[key]?.id.map { names.organizationIDs.code(of: $0) }
        }
        let appCodes = apps.keys.map { key in
            names.appNames.code(of: directory.shownApp(key.app, in: key.space))
        }
        let descriptionCodes = descriptions.keys.map { names.descriptionNames.code(of: directory.texts[$0] ?? "") }
        return columns.map { columns in
            columns.named(
                in: names, organizations: organizationCodes, organizationIDs: idCodes, apps: appCodes,
                descriptions: descriptionCodes)
        }
    }
}

/// Numbers keys in the order in which they come.
private struct Numbering<Key: Hashable & Sendable>: Sendable {
    private(set) var keys: [Key] = []
    private var numbers: [Key: NameTable.Code] = [:]
    /// Spans of one thing often come together.
    private var last: (key: Key, number: NameTable.Code)?

    mutating func number(of key: Key) -> NameTable.Code {
        if let last, last.key == key { return last.number }
        let new = NameTable.Code(keys.count)
        let number = numbers[key, default: new]
        if number == new {
            keys.append(key)
            numbers[key] = new
        }
        last = (key, number)
        return number
    }
}
