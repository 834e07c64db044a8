extension DescriptionTag {
    /// Where its page is.
    var path: String { "/docs/\(rawValue)" }

    var operations: [Operation] { APIDescription.operations.filter { $0.tag == self } }
}
