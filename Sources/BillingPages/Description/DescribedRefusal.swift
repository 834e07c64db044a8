/// An error that a request may be answered with: a row of a table.
public struct DescribedRefusal: Hashable, Sendable {
    let status: Int
    let id: String
    let text: String

    public init(status: Int, id: String, text: String) {
        self.status = status
        self.id = id
        self.text = text
    }
}
