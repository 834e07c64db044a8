public import Billing

/// An organization, a space or an app, as lists show it.
public struct DirectoryEntry: Hashable, Sendable {
    /// Where an app runs, or would.
    public struct AppPlace: Hashable, Sendable {
        public var organization: Named
        public var space: Named

        public init(organization: Named, space: Named) {
            self.organization = organization
            self.space = space
        }
    }

    /// What it is called now. An app's own name, without its space.
    public var named: Named
    /// Of an app the place by all that has happened by now; nil where nothing tells, and for what is no app.
    public var place: AppPlace?

    public init(named: Named, place: AppPlace? = nil) {
        self.named = named
        self.place = place
    }
}
