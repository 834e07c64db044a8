/// The same rows into the same tables and indexes, by nothing but prepared statements of SQLite's C interface: the most that
/// an import could come to that has nothing to read, to check or to derive.
struct StraightInsert {
    private let schema: [String]
    private let tables: [StoredTable]

    /// Takes all rows of a database into memory.
    init(copying database: PlainDatabase) throws(BenchmarkFailure) {
        let own = "name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%' AND sql IS NOT NULL"
        let objects = try database.prepare("SELECT type, name, sql FROM sqlite_schema WHERE \(own) ORDER BY rowid")
        var schema: [String] = []
        var tables: [StoredTable] = []
        while try objects.step() {
            schema.append(objects.text(at: 2))
            guard objects.text(at: 0) == "table" else { continue }
            tables.append(try StoredTable(objects.text(at: 1), of: database))
        }
        self.schema = schema
        self.tables = tables
    }

    /// How many rows there are in all tables.
    var rows: Int { tables.reduce(0) { $0 + $1.count } }

    /// Makes the tables and indexes in an empty database, with the settings that the store has.
    func prepare(_ database: PlainDatabase) throws(BenchmarkFailure) {
        try database.useSettingsOfStore()
        for statement in schema { try database.execute(statement) }
        try database.checkpoint()
    }

    /// Inserts everything in one transaction, and has it on disk.
    func run(on database: PlainDatabase) throws(BenchmarkFailure) {
        try database.execute("BEGIN IMMEDIATE")
        for table in tables { try table.insert(into: database) }
        try database.execute("COMMIT")
        try database.checkpoint()
    }

    /// Throws where two databases don't have the same rows.
    func expectSameRows(_ path: String, as database: PlainDatabase) throws(BenchmarkFailure) {
        try database.execute("ATTACH '\(path)' AS other")
        for table in tables {
            let name = table.name
            let count = try database.number("SELECT count(*) FROM other.\(name)")
            try expectEqual(Int64(table.count), count, "the number of rows in \(name)")
            let different = try database.number(
                "SELECT count(*) FROM (SELECT * FROM main.\(name) EXCEPT SELECT * FROM other.\(name))")
            try expectEqual(0, different, "the number of rows of \(name) that differ")
        }
        try database.execute("DETACH other")
    }
}
