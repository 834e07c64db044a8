/// A parameter, or a member of a body: a row of a table.
public struct DescribedField: Hashable, Sendable {
    let name: String
    let type: String
    /// Whether it must be there.
    let isRequired: Bool
    let text: String

    public init(_ name: String, type: String, isRequired: Bool, text: String) {
        self.name = name
        self.type = type
        self.isRequired = isRequired
        self.text = text
    }
}
