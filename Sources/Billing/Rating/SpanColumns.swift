/// The spans of one scope and one month, as columns: one array a property, one index a span.
///
/// Rating reads the first five columns from end to end; what names things is codes into tables, and is looked up only for the
/// items that are shown.
public struct SpanColumns: Sendable {
    /// In milliseconds since 1970, as ``ends``.
    public private(set) var starts: [Int64] = []
    public private(set) var ends: [Int64] = []
    /// In micro-units.
    public private(set) var prices: [Int64] = []
    public private(set) var quantities: [Int32] = []
    var flags: [UInt8] = []

    /// Empty where only totals were asked for, as are the columns behind it.
    public private(set) var organizations: [NameTable.Code] = []
    /// The organizations' ids, by codes into ``organizationIDs``; -1 for one that has none. Two organizations may have one name.
    /// Empty where no organization has an id.
    public private(set) var idsOfOrganizations: [NameTable.Code] = []
    /// The app's name as it is shown, `{app}-{space}`.
    public private(set) var apps: [NameTable.Code] = []
    public private(set) var descriptions: [NameTable.Code] = []
    public private(set) var resources: [NameTable.Code] = []
    /// The order of arrival of the events that began the spans.
    public private(set) var sequences: [Int64] = []

    /// A store's keys of the resources, apps and spaces; empty where they were not asked for.
    public private(set) var resourceKeys: [ResourceKey] = []
    public private(set) var appKeys: [AppKey] = []
    public private(set) var spaceKeys: [SpaceKey] = []

    public var organizationNames = NameTable()
    public var organizationIDs = NameTable()
    public var appNames = NameTable()
    public var descriptionNames = NameTable()
    public var resourceNames = NameTable()

    public init() {}

    public var count: Int { starts.count }

    /// Makes room for `capacity` spans in all.
    public mutating func reserveCapacity(_ capacity: Int, withNames: Bool) {
        starts.reserveCapacity(capacity)
        ends.reserveCapacity(capacity)
        prices.reserveCapacity(capacity)
        quantities.reserveCapacity(capacity)
        flags.reserveCapacity(capacity)
        guard withNames else { return }
        organizations.reserveCapacity(capacity)
        apps.reserveCapacity(capacity)
        descriptions.reserveCapacity(capacity)
        resources.reserveCapacity(capacity)
        sequences.reserveCapacity(capacity)
    }

    /// Adds a span that overlaps the month, and what rating needs of it.
    public mutating func append(start: Instant, end: Instant, price: Price, quantity: Quantity, flags: SpanFlags) {
        starts.append(start.millisecondsSince1970)
        ends.append(end.millisecondsSince1970)
        prices.append(price.microUnits)
        quantities.append(quantity.count)
        self.flags.append(flags.bits)
    }

    /// Names the span that was appended last.
    ///
    /// - Parameter organizationID: nil for an organization that is known by its name.
    public mutating func appendNames(
        organization: NameTable.Code, organizationID: NameTable.Code? = nil, app: NameTable.Code,
        description: NameTable.Code, resource: NameTable.Code, sequence: Int64
    ) {
        organizations.append(organization)
        if let organizationID {
            let missing = organizations.count - 1 - idsOfOrganizations.count
            idsOfOrganizations += [NameTable.Code](repeating: -1, count: missing) + [organizationID]
        } else if !idsOfOrganizations.isEmpty {
            idsOfOrganizations.append(-1)
        }
        apps.append(app)
        descriptions.append(description)
        resources.append(resource)
        sequences.append(sequence)
    }

    /// Replaces the codes of names by others.
    mutating func recode(
        organizations codes: [NameTable.Code], organizationIDs ids: [NameTable.Code?], apps appCodes: [NameTable.Code],
        descriptions descriptionCodes: [NameTable.Code]
    ) {
        let hasIDs = organizations.contains { ids[Int($0)] != nil }
        idsOfOrganizations = hasIDs ? organizations.map { ids[Int($0)] ?? -1 } : []
        for index in organizations.indices {
            organizations[index] = codes[Int(organizations[index])]
            apps[index] = appCodes[Int(apps[index])]
            descriptions[index] = descriptionCodes[Int(descriptions[index])]
        }
    }

    /// Keeps a store's keys of the span that was appended last.
    public mutating func appendKeys(resource: ResourceKey, app: AppKey, space: SpaceKey) {
        resourceKeys.append(resource)
        appKeys.append(app)
        spaceKeys.append(space)
    }

    public func flags(at index: Int) -> SpanFlags { SpanFlags(bits: flags[index]) }
}
