import CLibPQ

/// All rows of a statement, in memory.
///
/// `@unchecked`: the pointer never changes, and libpq's manual says that a result is read-only once it is there, and may be
/// passed around freely between threads. It is freed with the last reference, when nobody can be reading it.
public final class PostgresResult: @unchecked Sendable {
    private let result: OpaquePointer

    /// - Parameter result: libpq's, which is freed with this.
    init(taking result: OpaquePointer) { self.result = result }

    deinit { PQclear(result) }

    /// How many rows there are.
    public var count: Int { Int(PQntuples(result)) }

    /// Whether there are no rows.
    public var isEmpty: Bool { count == 0 }

    /// How many columns each row has.
    public var columnCount: Int { Int(PQnfields(result)) }

    /// How many rows the statement inserted, updated, deleted or selected.
    public var affectedRowCount: Int { PostgresResult.affectedRowCount(of: result) }

    /// Row `index`, from 0 to `count - 1`.
    public func row(at index: Int) -> PostgresRow {
        precondition(index >= 0 && index < count, "the result has \(count) rows")
        return PostgresRow(.result(result, row: Int32(index), owner: self))
    }

    /// Lends each row in turn.
    public func forEach<Failure: Error>(_ body: (borrowing PostgresRow) throws(Failure) -> Void) throws(Failure) {
        for index in 0..<count { try body(row(at: index)) }
    }

    /// What `read` makes of each row.
    public func map<Value, Failure: Error>(
        _ read: (borrowing PostgresRow) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(count)
        for index in 0..<count { values.append(try read(row(at: index))) }
        return values
    }

    /// What `read` makes of the first row, nil where there is none.
    public func first<Value, Failure: Error>(
        _ read: (borrowing PostgresRow) throws(Failure) -> Value
    ) throws(Failure) -> Value? {
        isEmpty ? nil : try read(row(at: 0))
    }

    static func affectedRowCount(of result: OpaquePointer) -> Int {
        PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
    }
}
