public import Billing

/// A part of a closed month as it is stored: the items of one organization and space, or of all spaces of an organization that
/// has several.
///
/// Documents are put together from pieces: an organization's is its whole piece, the account's the whole pieces of all
/// organizations, a space's those of the space.
public struct ClosedPiece: Hashable, Sendable {
    public var organization: OrganizationKey
    /// Nil for the items of all spaces of an organization that has several.
    public var space: SpaceKey?
    /// Whether it has all items of the organization.
    public var isWhole: Bool
    /// What the organization was called, and its id: by these pieces are put in order.
    public var name: String
    public var id: String?
    public var totals: RatedTotals
    public var itemCount: Int
    /// The items in their order, as ``LineItemFormat`` writes them.
    public var content: [UInt8]
    /// The resources of the items, in the same order.
    public var resources: [ResourceKey]

    public init(
        organization: OrganizationKey, space: SpaceKey?, isWhole: Bool, name: String, id: String?, totals: RatedTotals,
        itemCount: Int, content: [UInt8], resources: [ResourceKey]
    ) {
        self.organization = organization
        self.space = space
        self.isWhole = isWhole
        self.name = name
        self.id = id
        self.totals = totals
        self.itemCount = itemCount
        self.content = content
        self.resources = resources
    }
}
