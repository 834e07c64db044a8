/// Some of the types that a JSON value can have.
public struct JSONTypes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public static let string = JSONTypes(rawValue: 1)
    public static let number = JSONTypes(rawValue: 2)
    public static let object = JSONTypes(rawValue: 4)
    public static let array = JSONTypes(rawValue: 8)
    public static let boolean = JSONTypes(rawValue: 16)
    public static let null = JSONTypes(rawValue: 32)

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The type that a value's first byte tells, or nothing where no value begins so.
    init(firstByte: UInt8) {
        switch firstByte {
        case UInt8(ascii: "\""): self = .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): self = .number
        case UInt8(ascii: "{"): self = .object
        case UInt8(ascii: "["): self = .array
        case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .boolean
        case UInt8(ascii: "n"): self = .null
        default: self = []
        }
    }

    private static let words: [(types: JSONTypes, word: String)] = [
        (.string, "a string"), (.number, "a number"), (.object, "an object"), (.array, "an array"),
        (.boolean, "true or false"), (.null, "null"),
    ]

    /// For people: `a string or null`.
    var text: String {
        Self.words.filter { isSuperset(of: $0.types) }.map(\.word).joined(separator: " or ")
    }
}
