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

    /// The head and the rows of a table of `refusals`.
    static let rows = """
        <thead><tr><th scope="col">status</th><th scope="col">id</th><th scope="col">when</th></tr></thead>
        <tbody>
        {{#refusals}}
        <tr><td>{{status}}</td><td><code>{{id}}</code></td><td>{{text}}</td></tr>
        {{/refusals}}
        </tbody>

        """
}
