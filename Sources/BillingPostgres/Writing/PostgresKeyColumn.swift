import Billing

/// Keys of one kind of thing, by the codes of a chunk's names.
struct PostgresKeyColumn {
    private static let none: Int64 = 0
    private static let wanted: Int64 = -1

    private var keys: [Int64]
    /// The names that are to be looked up, each once.
    private(set) var codes: [NameTable.Code] = []

    init(count: Int) {
        keys = [Int64](repeating: PostgresKeyColumn.none, count: count)
    }

    /// Asks for a name to be looked up.
    mutating func want(_ code: NameTable.Code) {
        guard keys[Int(code)] == PostgresKeyColumn.none else { return }
        keys[Int(code)] = PostgresKeyColumn.wanted
        codes.append(code)
    }

    /// The key, nil where there is none.
    subscript(code: NameTable.Code) -> Int64? {
        get { keys[Int(code)] > 0 ? keys[Int(code)] : nil }
        set { keys[Int(code)] = newValue ?? PostgresKeyColumn.none }
    }
}
