import HTTPTypes

/// Something that the server can be asked for.
struct Operation: Sendable {
    let method: HTTPRequest.Method
    /// Where, with the names of what changes in braces: `/plans/{plan}`; the first of them is the one that is shown first.
    let paths: [String]
    /// What generated clients call it.
    let id: String
    let tag: DescriptionTag
    /// A few words.
    let summary: String
    /// Sentences.
    let description: String
    /// Those besides the ones in the path.
    var parameters: [Parameter] = []
    var body: RequestBody?
    let answers: [Answer]
    /// The ids of the errors besides those of every request.
    var errors: [String] = []
    /// Whether it needs the server's key, where there is one.
    var needsKey = true
    /// Whether a batch is told in the response.
    var hasBatch = true
    let example: Example

    /// All of its errors.
    var allErrors: [DescribedError] {
        let ids = (needsKey ? ["unauthorized"] : []) + errors + ["internal_error"]
        return ids.compactMap(DescribedError.error).sorted { ($0.status, $0.id) < ($1.status, $1.id) }
    }
}
