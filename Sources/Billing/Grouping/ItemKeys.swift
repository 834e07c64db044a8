/// What a store knows of an invoice's items beside what the invoice shows, by the items' indices.
public struct ItemKeys: Sendable {
    public var resources: [ResourceKey]
    /// The names of the items' spaces, by codes into ``spaceNames``.
    public var spaces: [NameTable.Code]
    public var spaceNames: NameTable

    public init(resources: [ResourceKey] = [], spaces: [NameTable.Code] = [], spaceNames: NameTable = NameTable()) {
        self.resources = resources
        self.spaces = spaces
        self.spaceNames = spaceNames
    }
}
