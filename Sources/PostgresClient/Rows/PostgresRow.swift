import CLibPQ

/// One row of a result, a stream or a COPY: values are read by column, from 0, where they lie.
///
/// A row cannot be kept; what is read from it can. What COPY sends carries no types: there only lengths are checked.
public struct PostgresRow: ~Copyable {
    /// Where a row's values are.
    enum Source {
        /// In libpq's result, which lives as long as its owner, or as the call that lends the row.
        case result(OpaquePointer, row: Int32, owner: PostgresResult?)
        /// In the buffer of a COPY, during the call that lends the row.
        case copy(UnsafeBufferPointer<PostgresField>)
    }

    private let source: Source

    init(_ source: Source) { self.source = source }

    /// How many columns the row has.
    public var columnCount: Int {
        switch source {
        case .result(let result, _, _): Int(PQnfields(result))
        case .copy(let fields): fields.count
        }
    }

    /// The first column of a name. Columns of a COPY have none.
    public func columnIndex(named name: String) throws(PostgresError) -> Int {
        if case .result(let result, _, _) = source {
            for column in 0..<PQnfields(result) {
                if let found = PQfname(result, column), String(cString: found) == name { return Int(column) }
            }
        }
        throw .noSuchColumn(name)
    }

    /// Whether the value is null.
    public func isNull(at column: Int) throws(PostgresError) -> Bool {
        try field(at: column).bytes == nil
    }

    /// The value of a column, which is known to be there.
    func value(at column: Int) throws(PostgresError) -> (PostgresField, UnsafeRawBufferPointer) {
        let field = try field(at: column)
        guard let bytes = field.bytes else { throw .unexpectedNull(column: name(of: column)) }
        return (field, bytes)
    }

    func wrongType(at column: Int, expected: String, _ field: PostgresField) -> PostgresError {
        if field.type == PostgresType.unspecified {
            let count = field.bytes?.count ?? 0
            return .wrongType(column: name(of: column), expected: expected, found: "a value of \(count) bytes")
        }
        return .wrongType(column: name(of: column), expected: expected, found: PostgresType.describe(field.type))
    }

    /// What a message calls a column.
    func name(of column: Int) -> String {
        if case .result(let result, _, _) = source, let name = PQfname(result, Int32(column)) {
            return "\"\(String(cString: name))\""
        }
        return "\(column)"
    }

    private func field(at column: Int) throws(PostgresError) -> PostgresField {
        guard column >= 0, column < columnCount else { throw .noSuchColumn("\(column)") }
        switch source {
        case .copy(let fields): return fields[column]
        case .result(let result, let row, _):
            let column = Int32(column)
            let type = PQftype(result, column)
            if PQgetisnull(result, row, column) == 1 { return PostgresField(bytes: nil, type: type) }
            let bytes = UnsafeRawBufferPointer(
                start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column)))
            return PostgresField(bytes: bytes, type: type)
        }
    }
}
