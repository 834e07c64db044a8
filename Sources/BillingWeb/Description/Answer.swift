/// What a request is answered with where all goes well.
struct Answer: Sendable {
    let status: Int
    let description: String
    /// Each with the schema that it has; empty where there is no body.
    var contents: [(mediaType: String, schema: Schema)] = []

    static func json(_ name: String, _ description: String, status: Int = 200) -> Answer {
        Answer(status: status, description: description, contents: [("application/json", .named(name))])
    }

    static func text(_ mediaType: String, _ description: String) -> Answer {
        Answer(status: 200, description: description, contents: [(mediaType, .text(description))])
    }
}
