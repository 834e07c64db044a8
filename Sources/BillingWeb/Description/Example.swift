/// A request, and what it is answered with. A test asks for each, of the usage that ``ExampleText`` is about.
struct Example: Sendable {
    let path: String
    var headers: [(name: String, value: String)] = []
    /// JSON, written for people.
    var body: String?
    var status = 200
    /// JSON, written for people; nil where it is none.
    var answer: String?
    /// The members whose values are other ones each time.
    var changing: [String] = []
}
