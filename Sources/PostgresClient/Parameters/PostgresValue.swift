/// A parameter of a statement: `$1` and so on.
public enum PostgresValue: Sendable, Hashable {
    /// Null, of whatever type the statement needs there.
    case null
    case bool(Bool)
    /// An `int8`; PostgreSQL casts it where a smaller one is stored.
    case int64(Int64)
    /// A `text`; other types are written as casts: `$1::uuid`, `$1::numeric`.
    case text(String)
    /// A `bytea`.
    case bytes([UInt8])
    /// A `timestamptz`.
    case microsecondsSince1970(Int64)
    /// Arrays, for `= ANY($1)` and `unnest($1)`.
    case int64s([Int64])
    case optionalInt64s([Int64?])
    case texts([String])
    case optionalTexts([String?])
    case byteArrays([[UInt8]])

    /// An `int8`, or null.
    public static func optional(_ value: Int64?) -> PostgresValue { value.map { .int64($0) } ?? .null }

    /// A `text`, or null.
    public static func optional(_ value: String?) -> PostgresValue { value.map { .text($0) } ?? .null }

    /// A `bytea`, or null.
    public static func optional(_ value: [UInt8]?) -> PostgresValue { value.map { .bytes($0) } ?? .null }

    var type: UInt32 {
        switch self {
        case .null: PostgresType.unspecified
        case .bool: PostgresType.bool
        case .int64: PostgresType.int8
        case .text: PostgresType.text
        case .bytes: PostgresType.bytea
        case .microsecondsSince1970: PostgresType.timestamptz
        case .int64s, .optionalInt64s: PostgresType.int8Array
        case .texts, .optionalTexts: PostgresType.textArray
        case .byteArrays: PostgresType.byteaArray
        }
    }
}

extension PostgresValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral
{
    /// An `int8`.
    public init(integerLiteral value: Int64) { self = .int64(value) }
    /// A `text`.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A `bool`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Null.
    public init(nilLiteral: ()) { self = .null }
}
