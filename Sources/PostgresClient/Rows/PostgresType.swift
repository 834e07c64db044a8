/// The numbers by which PostgreSQL knows its own types, and how they are called in messages.
enum PostgresType {
    static let bool: UInt32 = 16
    static let bytea: UInt32 = 17
    static let char: UInt32 = 18
    static let name: UInt32 = 19
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let text: UInt32 = 25
    static let oid: UInt32 = 26
    static let json: UInt32 = 114
    static let float4: UInt32 = 700
    static let float8: UInt32 = 701
    static let unknown: UInt32 = 705
    static let bpchar: UInt32 = 1042
    static let varchar: UInt32 = 1043
    static let timestamp: UInt32 = 1114
    static let timestamptz: UInt32 = 1184
    static let numeric: UInt32 = 1700
    static let uuid: UInt32 = 2950
    static let jsonb: UInt32 = 3802

    static let byteaArray: UInt32 = 1001
    static let textArray: UInt32 = 1009
    static let int8Array: UInt32 = 1016

    /// No type: the server finds it out, or, for what it sends, it did not say.
    static let unspecified: UInt32 = 0

    /// From here on types are the database's own: enums and those of extensions.
    private static let firstOfDatabase: UInt32 = 16384

    /// Whether the type's binary form is its text.
    static func isText(_ type: UInt32) -> Bool {
        switch type {
        case text, varchar, bpchar, name, char, json, unknown, unspecified: true
        default: type >= firstOfDatabase
        }
    }

    private static let names: [UInt32: String] = [
        bool: "bool", bytea: "bytea", char: "char", name: "name", int8: "int8", int2: "int2", int4: "int4", text: "text",
        oid: "oid", json: "json", float4: "float4", float8: "float8", bpchar: "bpchar", varchar: "varchar", uuid: "uuid",
        timestamp: "timestamp", timestamptz: "timestamptz", numeric: "numeric", jsonb: "jsonb", int8Array: "int8[]",
        textArray: "text[]", byteaArray: "bytea[]",
    ]

    static func describe(_ type: UInt32) -> String { names[type] ?? "type \(type)" }
}
