/// Why a text can't be the name of an organization, space, app, resource or plan.
public enum NameError: Error, Hashable, Sendable {
    case empty
    case tooLong(maximum: Int)
    case controlCharacter
    case notUTF8

    /// How many Unicode characters (scalars) a name has at most, as in the controller's `varchar(128)`.
    public static let maximumLength = 128

    /// What is wrong, as the end of a sentence that began with the field's name.
    public var message: String {
        switch self {
        case .empty: "must not be empty"
        case .tooLong(let maximum): "must have at most \(maximum) characters"
        case .controlCharacter: "must not contain control characters"
        case .notUTF8: "must be UTF-8"
        }
    }
}

/// Checks that a text can be a name: 1 to 128 characters, none of them a control character (Unicode's category Cc).
///
/// - Parameter maximumLength: how many characters it may have, for what is longer than a name.
public func checkName(
    _ text: Swift.Span<UInt8>, maximumLength: Int = NameError.maximumLength
) throws(NameError) {
    guard !text.isEmpty else { throw .empty }
    var characters = 0
    for index in 0..<text.count {
        let byte = text[index]
        // All that begin a character: not 10xxxxxx.
        if byte & 0b1100_0000 != 0b1000_0000 { characters += 1 }
        guard byte >= 0x20, byte != 0x7F else { throw .controlCharacter }
        // U+0080 to U+009F are C2 80 to C2 9F.
        if byte == 0xC2, index + 1 < text.count, text[index + 1] < 0xA0 { throw .controlCharacter }
    }
    guard characters <= maximumLength else { throw .tooLong(maximum: maximumLength) }
}
