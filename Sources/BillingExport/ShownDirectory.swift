/// A part of a list of organizations, spaces or apps, as outputs show it.
public struct ShownDirectory: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        public var name: String
        public var id: String?
        /// Where an app belongs; nil where nothing tells, and for what is no app.
        public var app: AppPlace?
        /// The path of its invoices, of an app that of its organization's; nil for an app that belongs nowhere.
        public var invoices: String?

        public init(name: String, id: String?, app: AppPlace? = nil, invoices: String?) {
            self.name = name
            self.id = id
            self.app = app
            self.invoices = invoices
        }
    }

    /// Where an app belongs.
    public struct AppPlace: Hashable, Sendable {
        /// As invoices show the app: `{app}-{space}`.
        public var shownName: String
        public var organization: String
        public var space: String

        public init(shownName: String, organization: String, space: String) {
            self.shownName = shownName
            self.organization = organization
            self.space = space
        }
    }

    public var entries: [Entry]
    /// The path of the next part; nil where there is none.
    public var next: String?

    public init(entries: [Entry], next: String?) {
        self.entries = entries
        self.next = next
    }
}
