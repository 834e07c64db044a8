/// Why something is not searched for.
public enum SearchError: Error, Hashable, Sendable {
    case tooLong(Int)
    case tooManyWords(Int)

    /// How many Unicode characters (scalars) a text may have: more than any name has.
    public static let maximumLength = 200
    public static let maximumWordCount = 16

    /// A stable word for programs.
    public var code: String { "bad_request" }

    /// What is wrong and what to do, for a person.
    public var message: String {
        switch self {
        case .tooLong(let length):
            "q must have at most \(Self.maximumLength) characters, and has \(length). Search for a shorter part of a name."
        case .tooManyWords(let count):
            "q must have at most \(Self.maximumWordCount) different words, and has \(count). Leave some of them out."
        }
    }
}

/// Checks that a text can be searched for: its length is what a search may cost for each name.
public func checkSearch(_ text: String) throws(SearchError) {
    let length = text.unicodeScalars.count
    guard length <= SearchError.maximumLength else { throw .tooLong(length) }
}
