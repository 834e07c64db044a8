/// The page of one part of the API: what can be asked for, how, and what is answered.
public struct DescriptionPage: Page {
    public let title: String
    /// What it is about.
    let lead: String
    let operations: [DescribedOperation]
    /// The other parts.
    let parts: [PageLink]

    public var section: PageSection? { .api }

    public init(title: String, lead: String, operations: [DescribedOperation], parts: [PageLink]) {
        self.title = title
        self.lead = lead
        self.operations = operations
        self.parts = parts
    }
}
