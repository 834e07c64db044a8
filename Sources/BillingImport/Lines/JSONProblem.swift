/// Why a line is not one JSON object (RFC 8259).
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
}
