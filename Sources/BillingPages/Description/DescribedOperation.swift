/// Something that the API can be asked for, as a page shows it.
public struct DescribedOperation: Sendable {
    /// What links name it by.
    let anchor: String
    let summary: String
    let method: String
    let paths: [String]
    let text: String
    let parameters: DescribedTable?
    let body: DescribedTable?
    /// A command that asks for it.
    let request: String
    let answer: String?
    let answerFields: DescribedTable?
    let refusals: [DescribedRefusal]

    public init(
        anchor: String, summary: String, method: String, paths: [String], text: String, parameters: [DescribedField],
        body: [DescribedField], request: String, answer: String?, answerFields: [DescribedField],
        refusals: [DescribedRefusal]
    ) {
        self.anchor = anchor
        self.summary = summary
        self.method = method
        self.paths = paths
        self.text = text
        self.parameters = DescribedTable("Parameters", of: summary, parameters)
        self.body = DescribedTable("Fields of the body", of: summary, body)
        self.request = request
        self.answer = answer
        self.answerFields = DescribedTable("Fields of the answer", of: summary, answerFields)
        self.refusals = refusals
    }
}
