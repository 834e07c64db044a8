extension PostgresRow {
    /// An `int2`, `int4` or `int8`.
    public func int64(at column: Int) throws(PostgresError) -> Int64 {
        let (field, bytes) = try value(at: column)
        guard let value = field.integer(bytes) else { throw wrongType(at: column, expected: "int8", field) }
        return value
    }

    /// An `int2`, `int4` or `int8` that fits.
    public func int32(at column: Int) throws(PostgresError) -> Int32 {
        guard let value = Int32(exactly: try int64(at: column)) else {
            throw .outOfRange(column: name(of: column), type: "int4")
        }
        return value
    }

    /// An `int2`, `int4` or `int8` that fits.
    public func int16(at column: Int) throws(PostgresError) -> Int16 {
        guard let value = Int16(exactly: try int64(at: column)) else {
            throw .outOfRange(column: name(of: column), type: "int2")
        }
        return value
    }

    /// A `bool`.
    public func bool(at column: Int) throws(PostgresError) -> Bool {
        let (field, bytes) = try value(at: column)
        guard field.isOf(PostgresType.bool, count: 1, bytes) else { throw wrongType(at: column, expected: "bool", field) }
        return bytes[0] != 0
    }

    /// A text of any kind: `text`, `varchar`, `json`, `jsonb`, an enum.
    public func text(at column: Int) throws(PostgresError) -> String {
        try withUTF8(at: column) { String(decoding: $0, as: UTF8.self) }
    }

    /// Lends the bytes of a text of any kind.
    public func withUTF8<Value>(
        at column: Int, _ body: (UnsafeRawBufferPointer) -> Value
    ) throws(PostgresError) -> Value {
        let (field, bytes) = try value(at: column)
        // The first byte of jsonb is the version of its form, which is 1.
        if field.type == PostgresType.jsonb { return body(UnsafeRawBufferPointer(rebasing: bytes.dropFirst())) }
        guard PostgresType.isText(field.type) else { throw wrongType(at: column, expected: "text", field) }
        return body(bytes)
    }

    /// A `bytea`.
    public func bytes(at column: Int) throws(PostgresError) -> [UInt8] {
        try withBytes(at: column) { Array($0) }
    }

    /// Lends the bytes of a `bytea`.
    public func withBytes<Value>(
        at column: Int, _ body: (UnsafeRawBufferPointer) -> Value
    ) throws(PostgresError) -> Value {
        let (field, bytes) = try value(at: column)
        guard field.type == PostgresType.bytea || field.type == PostgresType.unspecified else {
            throw wrongType(at: column, expected: "bytea", field)
        }
        return body(bytes)
    }

    /// A `uuid`.
    public func uuid(at column: Int) throws(PostgresError) -> PostgresUUID {
        let (field, bytes) = try value(at: column)
        guard field.isOf(PostgresType.uuid, count: 16, bytes) else { throw wrongType(at: column, expected: "uuid", field) }
        return PostgresUUID(high: bytes.bigEndian(as: UInt64.self), low: bytes.bigEndian(at: 8, as: UInt64.self))
    }

    /// A `timestamptz`, or a `timestamp` taken as one of UTC.
    public func microsecondsSince1970(at column: Int) throws(PostgresError) -> Int64 {
        let (field, bytes) = try value(at: column)
        guard field.isOf(PostgresType.timestamptz, count: 8, bytes) || field.type == PostgresType.timestamp else {
            throw wrongType(at: column, expected: "timestamptz", field)
        }
        let value = bytes.bigEndian(as: Int64.self)
        let (sum, overflows) = value.addingReportingOverflow(PostgresTime.microsecondsFrom1970To2000)
        // The smallest and the greatest number are what the server sends for -infinity and infinity.
        guard !overflows, value != .min else { throw .outOfRange(column: name(of: column), type: "a time") }
        return sum
    }

    /// The exact bits of a `float8`.
    public func float64Bits(at column: Int) throws(PostgresError) -> UInt64 {
        let (field, bytes) = try value(at: column)
        guard field.isOf(PostgresType.float8, count: 8, bytes) else { throw wrongType(at: column, expected: "float8", field) }
        return bytes.bigEndian(as: UInt64.self)
    }

    /// A `float8` as the shortest decimal number that reads back as the same value; never with an exponent.
    public func float64Text(at column: Int) throws(PostgresError) -> String {
        FloatText.shortest(Double(bitPattern: try float64Bits(at: column)))
    }

    /// A `numeric` as PostgreSQL prints it, with all its digits.
    public func numericText(at column: Int) throws(PostgresError) -> String {
        let (field, bytes) = try value(at: column)
        guard field.type == PostgresType.numeric || field.type == PostgresType.unspecified,
            let text = NumericText.decode(bytes)
        else { throw wrongType(at: column, expected: "numeric", field) }
        return text
    }
}
