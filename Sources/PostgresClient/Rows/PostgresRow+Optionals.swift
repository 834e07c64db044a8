/// The same values, nil for null.
extension PostgresRow {
    /// An `int2`, `int4` or `int8`.
    public func optionalInt64(at column: Int) throws(PostgresError) -> Int64? {
        try isNull(at: column) ? nil : int64(at: column)
    }

    /// An `int2`, `int4` or `int8` that fits.
    public func optionalInt32(at column: Int) throws(PostgresError) -> Int32? {
        try isNull(at: column) ? nil : int32(at: column)
    }

    /// A `bool`.
    public func optionalBool(at column: Int) throws(PostgresError) -> Bool? {
        try isNull(at: column) ? nil : bool(at: column)
    }

    /// A text of any kind.
    public func optionalText(at column: Int) throws(PostgresError) -> String? {
        try isNull(at: column) ? nil : text(at: column)
    }

    /// A `bytea`.
    public func optionalBytes(at column: Int) throws(PostgresError) -> [UInt8]? {
        try isNull(at: column) ? nil : bytes(at: column)
    }

    /// A `uuid`.
    public func optionalUUID(at column: Int) throws(PostgresError) -> PostgresUUID? {
        try isNull(at: column) ? nil : uuid(at: column)
    }

    /// A `timestamptz`, or a `timestamp` taken as one of UTC.
    public func optionalMicrosecondsSince1970(at column: Int) throws(PostgresError) -> Int64? {
        try isNull(at: column) ? nil : microsecondsSince1970(at: column)
    }

    /// A `float8` as its shortest decimal number.
    public func optionalFloat64Text(at column: Int) throws(PostgresError) -> String? {
        try isNull(at: column) ? nil : float64Text(at: column)
    }

    /// A `numeric` with all its digits.
    public func optionalNumericText(at column: Int) throws(PostgresError) -> String? {
        try isNull(at: column) ? nil : numericText(at: column)
    }
}
