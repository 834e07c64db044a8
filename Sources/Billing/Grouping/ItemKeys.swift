/// What a store knows of an invoice's items beside what the invoice shows, by the items' indices.
public struct ItemKeys: Sendable {
    public var resources: [ResourceKey]
    /// The items' spaces, by their places in ``namedSpaces``.
    public var spaces: [Int32]
    /// Each space once: several may have one name.
    public var namedSpaces: [Named]

    public init(resources: [ResourceKey] = [], spaces: [Int32] = [], namedSpaces: [Named] = []) {
        self.resources = resources
        self.spaces = spaces
        self.namedSpaces = namedSpaces
    }
}
