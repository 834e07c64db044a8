/// Why a text is not the JSON (RFC 8259) that was asked for.
public enum JSONProblem: String, Hashable, Sendable, CaseIterable {
    case notAnObject = "a line must be one object, such as {\"organization\":\"akkeris\", …},"
    case nameExpected = "expected a field's name in double quotes"
    case colonExpected = "expected \":\""
    case commaExpected = "expected \",\" or \"}\""
    case valueExpected = "expected a value"
    case stringNotClosed = "a string is not closed"
    case controlCharacter = "a control character in a string"
    case invalidEscape = "an escape that JSON does not have"
    case loneSurrogate = "half of a surrogate pair"
    case trailingText = "text after the object"
    case elementCommaExpected = "expected \",\" or \"]\""
    case digitExpected = "expected a digit"
    case tooDeep = "nested too deeply"
    case objectExpected = "expected an object"
    case arrayExpected = "expected an array"
    case objectOrArrayExpected = "expected an object or an array"
    case textAfterEnd = "text after the end of the document"

    /// How many objects and arrays may stand inside one another in a value that is passed over.
    static let maximumDepth = 64
}
