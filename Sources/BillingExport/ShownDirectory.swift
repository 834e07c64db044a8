/// A part of a list of organizations, spaces or apps, as outputs show it.
public struct ShownDirectory: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        public var name: String
        public var id: String?
        /// Where an app belongs; nil where nothing tells, and for what is no app.
        public var place: Place?
        /// The path of its invoices; of an app that of its organization's.
        public var invoices: String?

        public init(name: String, id: String?, place: Place? = nil, invoices: String?) {
            self.name = name
            self.id = id
            self.place = place
            self.invoices = invoices
        }
    }

    /// Where an app belongs.
    public struct Place: Hashable, Sendable {
        public var organization: String
        public var space: String

        public init(organization: String, space: String) {
            self.organization = organization
            self.space = space
        }
    }

    /// `organizations`, `spaces` or `apps`: what the list is called.
    public var kind: String
    public var entries: [Entry]
    /// The path of the next part; nil where there is none.
    public var next: String?

    public init(kind: String, entries: [Entry], next: String?) {
        self.kind = kind
        self.entries = entries
        self.next = next
    }
}
