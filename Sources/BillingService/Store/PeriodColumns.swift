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
    /// An earlier period with the same spans, for each period. The current month so far and to its end is two such periods, as
    /// long as no span comes that differs in them; there is no need to keep its spans twice.
    private var twins: [Int?]
    private var organizations = Numbering<OrganizationKey>()
    private var apps = Numbering<PlacedApp>()
    private var descriptions = Numbering<TextKey>()

    public init(_ bounds: PeriodBounds) {
        self.bounds = bounds
        columns = bounds.periods.map { _ in SpanColumns() }
        twins = bounds.periods.indices.map { index in
            bounds.periods[..<index].firstIndex { $0.month == bounds.periods[index].month }
        }
    }

    /// - Parameter sequence: the order of arrival of the event that began the span.
    public mutating func append(_ span: RatedSpan, isDatabase: Bool, keys: Keys, sequence: Int64) {
        let organization = organizations.number(of: keys.organization)
        let app = apps.number(of: PlacedApp(app: keys.app, space: keys.space))
        let description = descriptions.number(of: keys.description)
        for (index, twin) in twins.enumerated() {
            guard let twin, !bounds.isSame(span, at: index, and: twin) else { continue }
            columns[index] = columns[twin]
            twins[index] = nil
        }
        for index in columns.indices where twins[index] == nil && bounds.contains(span, at: index) {
            columns[index].append(span, isDatabase: isDatabase, in: bounds.periods[index])
            columns[index].appendNames(
                organization: organization, app: app, description: description, resource: 0, sequence: sequence)
            columns[index].appendKeys(resource: keys.resource, app: keys.app, space: keys.space)
        }
    }

    /// The keys of the names that ``takeNamed(by:)`` asks for.
    public var nameKeys: NameKeys {
        var keys = NameKeys()
        keys.organizations = Set(organizations.keys)
        keys.spaces = Set(apps.keys.map(\.space))
        keys.apps = Set(apps.keys.map(\.app))
        keys.texts = Set(descriptions.keys)
        return keys
    }

    /// The spans by period, which are not held here any more.
    public mutating func takeNamed(by spanNames: inout some SpanNames) throws -> [SpanColumns] {
        var names = SpanColumns()
        _ = names.resourceNames.code(of: "")
        let organizationCodes = try organizations.keys.map { try spanNames.codes(of: $0, in: &names) }
        let appCodes = try apps.keys.map { try spanNames.code(of: $0.app, in: $0.space, in: &names.appNames) }
        let descriptionCodes = try descriptions.keys.map { try spanNames.code(of: $0, in: &names.descriptionNames) }
        // Taken first, so that nobody else holds them and they are not copied.
        var columns = columns
        self.columns = []
        for index in columns.indices where twins[index] == nil {
            columns[index].name(
                in: names, organizations: organizationCodes.map(\.name), organizationIDs: organizationCodes.map(\.id),
                apps: appCodes, descriptions: descriptionCodes)
        }
        for (index, twin) in twins.enumerated() {
            if let twin { columns[index] = columns[twin] }
        }
        return columns
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
