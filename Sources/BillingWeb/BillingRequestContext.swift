public import Hummingbird

/// What a request carries through the middlewares.
public struct BillingRequestContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The client's `Request-Id`, or one that was made for it.
    var requestID = ""

    public init(source: Source) {
        coreContext = .init(source: source)
    }
}
