public import Billing

/// What a leaf says of a piece beside its items: a short text, which stands before them when the leaf is hashed.
public struct LeafHeader: Hashable, Sendable {
    public var month: Month
    /// The store's own key of the organization.
    public var organizationKey: OrganizationKey
    public var organization: Named
    /// The store's own key of the space; nil for the items of all spaces of an organization that has several.
    public var spaceKey: SpaceKey?
    /// What the space was called when the month was sealed.
    public var space: Named?
    public var totals: InvoiceTotals
    public var itemCount: Int
    /// How many bytes of items follow.
    public var length: Int
    /// The hash of the keys of the items' resources, 8 bytes each, big-endian.
    public var resources: SealHash

    /// - Parameter credits: what the organization's invoice uses of its credits; zero for a piece that is not whole.
    public init(
        _ piece: ClosedPiece, month: Month, credits: Money, space: Named?, resources: SealHash
    ) {
        self.month = month
        organizationKey = piece.organization
        organization = Named(name: piece.name, id: piece.id)
        spaceKey = piece.space
        self.space = piece.space == nil ? nil : space ?? Named(name: "")
        totals = InvoiceTotals(rated: piece.totals, credits: piece.isWhole ? credits : .zero)
        totals.rated.weightedDynoHourHundredths = 0
        itemCount = piece.itemCount
        length = piece.content.count
        self.resources = resources
    }

    private static let title = "invoices leaf 1"
    private static let words = [
        "month", "organization-key", "organization", "organization-id", "space-key", "space", "space-id", "dynos", "addons",
        "databases", "credits", "dyno-units", "dyno-unit-sum", "items", "length", "resources",
    ]

    /// The lines in their order.
    public var text: String {
        let values = [
            "\(month)", "\(organizationKey.value)", SealText.quoted(organization.name), SealText.quoted(organization.id),
            spaceKey.map { "\($0.value)" } ?? "-", SealText.quoted(space?.name), SealText.quoted(space?.id),
            "\(totals.rated.dynos.minorUnits)", "\(totals.rated.addons.minorUnits)", "\(totals.rated.databases.minorUnits)",
            "\(totals.credits.minorUnits)", "\(totals.rated.dynoUnits)", "\(totals.rated.dynoUnitSum)", "\(itemCount)",
            "\(length)", resources.hex,
        ]
        return LeafHeader.title + "\n" + zip(LeafHeader.words, values).map { "\($0) \($1)\n" }.joined()
    }

    /// Reads ``text``; nil where it is not written in exactly that form.
    public init?(parsing text: String) {
        guard let values = SealText.values(of: text, title: LeafHeader.title, words: LeafHeader.words) else { return nil }
        func integer<Value: FixedWidthInteger>(_ word: String) -> Value? { values[word].flatMap { Value($0) } }
        func name(_ word: String) -> String?? { values[word].flatMap { SealText.unquoted($0) } }
        guard let month = values["month"].flatMap({ Month(id: $0) }), let key: Int64 = integer("organization-key"),
            case .some(.some(let organization)) = name("organization"), let id = name("organization-id"),
            let spaceName = name("space"), let spaceID = name("space-id"), let dynos: Int128 = integer("dynos"),
            let addons: Int128 = integer("addons"), let databases: Int128 = integer("databases"),
            let credits: Int128 = integer("credits"), let units: Int64 = integer("dyno-units"),
            let unitSum: Int128 = integer("dyno-unit-sum"), let items: Int = integer("items"), items >= 0,
            let length: Int = integer("length"), length >= 0, let resources = values["resources"].flatMap({ SealHash(hex: $0) })
        else { return nil }
        self.month = month
        organizationKey = OrganizationKey(key)
        self.organization = Named(name: organization, id: id)
        let spaceKey: Int64? = integer("space-key")
        self.spaceKey = spaceKey.map { SpaceKey($0) }
        space = spaceName.map { Named(name: $0, id: spaceID) }
        var rated = RatedTotals()
        rated.dynos = Money(minorUnits: dynos)
        rated.addons = Money(minorUnits: addons)
        rated.databases = Money(minorUnits: databases)
        rated.dynoUnits = units
        rated.dynoUnitSum = unitSum
        totals = InvoiceTotals(rated: rated, credits: Money(minorUnits: credits))
        itemCount = items
        self.length = length
        self.resources = resources
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// Whose items it is of, for a person.
    public var owner: String {
        let organization = "organization \"\(organization.name)\""
        return space.map { "space \"\($0.name)\" of \(organization)" } ?? organization
    }
}
