/// What a request carries.
struct RequestBody: Sendable {
    let description: String
    /// Each with the schema that it has; nil where it is not JSON.
    let contents: [(mediaType: String, schema: Schema)]

    static func json(_ name: String, _ description: String) -> RequestBody {
        RequestBody(description: description, contents: [("application/json", .named(name))])
    }
}
