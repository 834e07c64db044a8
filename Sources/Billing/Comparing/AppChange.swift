/// How the costs of one app have changed from one invoice to another.
public struct AppChange: Hashable, Sendable {
    /// `{app}-{space}`.
    public var app: String
    public var fromTotal: Money
    public var total: Money
    public var parts: ChangeParts
    /// Those that have changed, the biggest change first.
    public var resources: [ResourceChange]

    public init(app: String, fromTotal: Money, total: Money, parts: ChangeParts, resources: [ResourceChange]) {
        self.app = app
        self.fromTotal = fromTotal
        self.total = total
        self.parts = parts
        self.resources = resources
    }

    public var change: Money { total - fromTotal }
}
