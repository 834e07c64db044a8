/// Words that someone looks for among an invoice's items.
public struct SearchWords: Hashable, Sendable {
    /// As it was given.
    public let text: String
    /// Each once, in lower case and as UTF-8; not more than ``SearchError/maximumWordCount``.
    let words: [[UInt8]]

    public init(_ text: String) throws(SearchError) {
        try checkSearch(text)
        let words = Self.words(of: text)
        guard words.count <= SearchError.maximumWordCount else { throw .tooManyWords(words.count) }
        self.text = text
        self.words = words
    }

    /// What finds the items of a description, for a link: all of it, or its beginning where it is too long to be searched for.
    public init(description: String) {
        var text = String(description.unicodeScalars.prefix(SearchError.maximumLength))
        var words = Self.words(of: text)
        if words.count > SearchError.maximumWordCount {
            words = Array(words.prefix(SearchError.maximumWordCount))
            text = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        }
        self.text = text
        self.words = words
    }

    private static func words(of text: String) -> [[UInt8]] {
        var known: Set<[UInt8]> = []
        return text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
            .map { Array(String($0).lowercased().utf8) }
            .filter { known.insert($0).inserted }
    }
}
