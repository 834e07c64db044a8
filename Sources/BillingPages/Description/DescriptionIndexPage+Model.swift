/// The first page of the API's description: what there is, part by part.
public struct DescriptionIndexPage: Page {
    /// A part, and what can be asked for in it.
    public struct Part: Sendable {
        let name: String
        let path: String
        let text: String
        let operations: [Entry]

        public init(name: String, path: String, text: String, operations: [Entry]) {
            self.name = name
            self.path = path
            self.text = text
            self.operations = operations
        }
    }

    /// One thing that can be asked for.
    public struct Entry: Sendable {
        let method: String
        let path: String
        let summary: String
        /// Where it is described.
        let link: String

        public init(method: String, path: String, summary: String, link: String) {
            self.method = method
            self.path = path
            self.summary = summary
            self.link = link
        }
    }

    public let title = "API"
    let lead: String
    let parts: [Part]
    let refusals: [DescribedRefusal]

    public var section: PageSection? { .api }

    public init(lead: String, parts: [Part], refusals: [DescribedRefusal]) {
        self.lead = lead
        self.parts = parts
        self.refusals = refusals
    }
}
