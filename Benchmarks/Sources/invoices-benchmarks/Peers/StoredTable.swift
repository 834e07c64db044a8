import GRDBSQLite

/// All rows of a table in memory, in the order in which they came to be: what the straight insert writes.
struct StoredTable {
    let name: String
    private let columns: Int
    private var types: [Int32] = []
    /// Integers as they are; of texts and blobs where they stand in ``bytes``.
    private var values: [Int64] = []
    private var lengths: [Int32] = []
    private var bytes: [UInt8] = []

    /// The columns that count rows in the order in which they are made; the first that a table has.
    private static let orders = ["sequence", "event", "key"]

    init(_ name: String, of database: PlainDatabase) throws(BenchmarkFailure) {
        self.name = name
        let info = try database.prepare("SELECT name FROM pragma_table_info('\(name)')")
        var names: [String] = []
        while try info.step() { names.append(info.text(at: 0)) }
        columns = names.count
        let order = StoredTable.orders.first(where: names.contains).map { " ORDER BY \($0)" } ?? ""
        let rows = try database.prepare("SELECT * FROM \(name)\(order)")
        while try rows.step() {
            for column in 0..<Int32(columns) { appendValue(of: rows.statement, at: column) }
        }
    }

    var count: Int { values.count / max(1, columns) }

    private mutating func appendValue(of row: OpaquePointer, at column: Int32) {
        let type = sqlite3_column_type(row, column)
        types.append(type)
        guard type == SQLITE_TEXT || type == SQLITE_BLOB else {
            values.append(sqlite3_column_int64(row, column))
            lengths.append(0)
            return
        }
        values.append(Int64(bytes.count))
        let blob = sqlite3_column_blob(row, column)
        let length = sqlite3_column_bytes(row, column)
        lengths.append(length)
        bytes.append(contentsOf: UnsafeRawBufferPointer(start: blob, count: Int(length)))
    }

    /// Inserts all rows with one prepared statement.
    ///
    /// - Parameter rowsACommit: how many rows are one transaction; nil where a transaction is open already.
    func insert(into database: PlainDatabase, rowsACommit: Int? = nil) throws(BenchmarkFailure) {
        let parameters = (1...columns).map { "?\($0)" }.joined(separator: ", ")
        let insert = try database.prepare("INSERT INTO \(name) VALUES (\(parameters))")
        for row in 0..<count {
            if let rowsACommit, row.isMultiple(of: rowsACommit) {
                if row > 0 { try database.execute("COMMIT") }
                try database.execute("BEGIN IMMEDIATE")
            }
            bind(row, to: insert.statement)
            _ = try insert.step()
        }
        if rowsACommit != nil { try database.execute("COMMIT") }
    }

    @inline(__always)
    private func bind(_ row: Int, to statement: OpaquePointer) {
        var index = row * columns
        for column in 1...Int32(columns) {
            let value = values[index]
            switch types[index] {
            case SQLITE_INTEGER: sqlite3_bind_int64(statement, column, value)
            case SQLITE_NULL: sqlite3_bind_null(statement, column)
            case SQLITE_TEXT:
                bytes.withUnsafeBytes { all in
                    let start = all.baseAddress?.assumingMemoryBound(to: CChar.self)
                    _ = sqlite3_bind_text(statement, column, start.map { $0 + Int(value) }, lengths[index], nil)
                }
            default:
                bytes.withUnsafeBytes { all in
                    _ = sqlite3_bind_blob(statement, column, all.baseAddress.map { $0 + Int(value) }, lengths[index], nil)
                }
            }
            index += 1
        }
    }
}
