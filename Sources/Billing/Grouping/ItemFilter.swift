/// Which items of an invoice are wanted.
public struct ItemFilter: Hashable, Sendable {
    /// Words that must each stand in the organization, the app or the description; upper and lower case are the same.
    public var text: SearchWords?
    public var type: ItemType?
    public var space: String?
    public var organization: String?
    /// `{app}-{space}`.
    public var app: String?

    public init(
        text: SearchWords? = nil, type: ItemType? = nil, space: String? = nil, organization: String? = nil, app: String? = nil
    ) {
        self.text = text
        self.type = type
        self.space = space
        self.organization = organization
        self.app = app
    }
}
