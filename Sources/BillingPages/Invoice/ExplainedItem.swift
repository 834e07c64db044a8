/// How one item of an invoice came to be, in words.
public struct ExplainedItem: Sendable {
    let explainedTitle: String
    let sentences: [String]
    var closingPath = ""

    /// - Parameters:
    ///   - title: what it is and what it costs.
    ///   - sentences: how it came to be; none where that is not known.
    public init(title: String, sentences: [String]) {
        explainedTitle = title
        self.sentences = sentences.isEmpty ? ["What is known of its usage does not tell this any more."] : sentences
    }
}
