/// One thing that is billed, by its names.
public struct ExplainedResource: Hashable, Sendable {
    /// As the item shows it: `{app}-{space}`.
    public var app: String
    /// Nil for an app that is known by its name and space.
    public var appID: String?
    public var type: ItemType
    /// A process type or an add-on's name; nil for an add-on that is a resource of its own.
    public var name: String?

    public init(app: String, appID: String?, type: ItemType, name: String?) {
        self.app = app
        self.appID = appID
        self.type = type
        self.name = name
    }
}
