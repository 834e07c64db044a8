/// What the items of one group have in common; nil is what they may differ in.
public struct ItemGroup: Hashable, Sendable {
    public var organization: String?
    /// Nil also for an organization that is known by its name.
    public var organizationID: String?
    public var space: String?
    /// Nil also for a space that is known by its name.
    public var spaceID: String?
    /// `{app}-{space}`.
    public var app: String?
    public var type: ItemType?
    /// That of the resource's newest item.
    public var description: String?

    public init(
        organization: String? = nil, organizationID: String? = nil, space: String? = nil, spaceID: String? = nil,
        app: String? = nil, type: ItemType? = nil, description: String? = nil
    ) {
        self.organization = organization
        self.organizationID = organizationID
        self.space = space
        self.spaceID = spaceID
        self.app = app
        self.type = type
        self.description = description
    }

    /// The names, by which groups of one sum are put in order.
    public var names: [String] {
        [organization, organizationID, space, spaceID, app, type.map { "\($0)" }, description].map { $0 ?? "" }
    }
}
