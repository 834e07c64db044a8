/// The moment that a request has named, as it named it, for the links of its page to name it too.
public struct PageMoment: Hashable, Sendable {
    public var asOf: String?
    public var batch: String?

    public init(asOf: String? = nil, batch: String? = nil) {
        self.asOf = asOf
        self.batch = batch
    }

    var parameters: [PageParameter] { [PageParameter("as_of", asOf), PageParameter("batch", batch)].compactMap(\.self) }
}
