public import Billing

/// The moment that a request has named, for the links of its page to name it too; none for the present.
public struct PageMoment: Hashable, Sendable {
    public var asOf: Instant?
    public var batch: Int64?

    public init(asOf: Instant? = nil, batch: Int64? = nil) {
        self.asOf = asOf
        self.batch = batch
    }

    var parameters: [PageParameter] {
        [PageParameter("as_of", asOf.map { "\($0)" }), PageParameter("batch", batch.map { "\($0)" })].compactMap(\.self)
    }

    /// A path at the same moment.
    public func path(_ path: String) -> String { PageParameter.path(path, parameters) }
}
