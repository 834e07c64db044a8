/// What the server needs to take webhooks.
public struct WebhookSettings: Sendable {
    /// The secret that the hooks are made with, or nil for a server that takes none.
    public var secret: String?
    /// Who pays for an app of which no other usage tells it; nil where such an app is refused.
    public var organization: String?
    /// The size of a dyno that is created without one, as the controller's own `DYNO_DEFAULT_SIZE`; nil where it is not known.
    /// It has no space in it.
    public var defaultSize: String?

    public init(secret: String? = nil, organization: String? = nil, defaultSize: String? = nil) {
        self.secret = secret
        self.organization = organization
        self.defaultSize = defaultSize
    }
}
