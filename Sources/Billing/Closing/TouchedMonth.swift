/// A closed month in which what a resource costs at a place may have changed since.
public struct TouchedMonth: Hashable, Sendable {
    public var place: Place
    public var resource: ResourceKey
    public var month: Month
    /// The batch that touched it.
    public var batch: Int64

    public init(place: Place, resource: ResourceKey, month: Month, batch: Int64) {
        self.place = place
        self.resource = resource
        self.month = month
        self.batch = batch
    }
}
