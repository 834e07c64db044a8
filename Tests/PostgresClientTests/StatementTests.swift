import PostgresClient
import Testing

/// One statement after the other on one connection.
struct StatementTests {
    @Test("a statement says how many rows it changed")
    func affectedRows() async throws {
        let connection = try await TestDatabase.connect()
        try await connection.run(script: "CREATE TEMP TABLE t (n int4 PRIMARY KEY); INSERT INTO t VALUES (1), (2), (3)")
        #expect(try await connection.query("UPDATE t SET n = n + $1", [10]).affectedRowCount == 3)
        #expect(try await connection.query("DELETE FROM t WHERE n > $1", [11]).affectedRowCount == 2)
        #expect(try await connection.query("CREATE TEMP TABLE u ()").affectedRowCount == 0)
    }

    @Test("the server's error carries its code, texts and constraint, and the connection stays usable")
    func serverError() async throws {
        let connection = try await TestDatabase.connect()
        try await connection.run(
            script: "CREATE TEMP TABLE t (n int4 CONSTRAINT only_once PRIMARY KEY); INSERT INTO t VALUES (1)")
        let expected = PostgresServerError(
            sqlState: "23505", message: "duplicate key value violates unique constraint \"only_once\"",
            detail: "Key (n)=(1) already exists.", table: "t", constraint: "only_once")
        let error = await #expect(throws: PostgresError.server(expected)) {
            try await connection.query("INSERT INTO t VALUES (1)")
        }
        #expect(error?.sqlState == "23505")
        #expect(error?.isTransient == false)
        #expect(try await connection.integer("SELECT count(*) FROM t") == 1)
    }

    @Test(
        "what may succeed a little later is transient",
        arguments: [
            ("08006", true), ("40001", true), ("40P01", true), ("55P03", true), ("57P01", true), ("57P02", true), ("57P03", true),
            ("53300", true), ("53100", true), ("23505", false), ("57014", false), ("42P01", false), ("57P04", false),
        ])
    func transience(sqlState: String, isTransient: Bool) async throws {
        let connection = try await TestDatabase.connect()
        let error = await #expect(throws: PostgresError.self) {
            try await connection.run(script: "DO $$ BEGIN RAISE 'on purpose' USING ERRCODE = '\(sqlState)'; END $$")
        }
        #expect(error?.sqlState == sqlState)
        #expect(error?.isTransient == isTransient)
    }

    @Test("a statement is prepared once, also when its first parameter was null")
    func preparedOnce() async throws {
        let connection = try await TestDatabase.connect()
        for value: PostgresValue in [nil, 1, nil, 2, 3] {
            #expect(try await connection.query("SELECT $1::int8, 1 AS once", [value]).count == 1)
        }
        let count = try await connection.integer("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%AS once%'")
        // Null first leaves the type to the server; the first integer then settles it, for null too. This counts itself.
        #expect(count <= 3)
        let again = try await connection.integer("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%AS once%'")
        #expect(again == count)
    }

    @Test("a statement takes parameters of other types when it is sent again")
    func changingTypes() async throws {
        let connection = try await TestDatabase.connect()
        for _ in 0..<2 {
            #expect(try await connection.text("SELECT pg_typeof($1)::text", [.int64(1)]) == "bigint")
            #expect(try await connection.text("SELECT pg_typeof($1)::text", [.text("1")]) == "text")
        }
    }

    @Test("only so many prepared statements are kept on the server")
    func boundedStatements() async throws {
        var configuration = try await TestDatabase.configuration()
        configuration.preparedStatementLimit = 5
        let connection = try await PostgresConnection.open(configuration)
        for number in 0..<40 { #expect(try await connection.integer("SELECT \(number)") == Int64(number)) }
        #expect(try await connection.integer("SELECT count(*) FROM pg_prepared_statements") <= 6)
    }

    @Test("a prepared statement survives a change of its table")
    func replanning() async throws {
        let connection = try await TestDatabase.connect()
        try await connection.run(script: "CREATE TEMP TABLE t (n int4); INSERT INTO t VALUES (1)")
        #expect(try await connection.query("SELECT * FROM t").columnCount == 1)
        try await connection.run(script: "ALTER TABLE t ADD COLUMN m int8 DEFAULT 7")
        #expect(try await connection.query("SELECT * FROM t").columnCount == 2)
        try await connection.run(script: "ALTER TABLE t ALTER COLUMN m TYPE text; DEALLOCATE ALL")
        var texts: [String] = []
        texts = try await connection.text("SELECT m FROM t").split(separator: " ").map(String.init)
        #expect(texts == ["7"])
        #expect(try await connection.stream("SELECT * FROM t") { _ in } == 1)
    }

    @Test("a script of several statements is one transaction")
    func script() async throws {
        let connection = try await TestDatabase.connect()
        await #expect(throws: PostgresError.self) {
            try await connection.run(script: "CREATE TEMP TABLE t (n int4); INSERT INTO t VALUES ('x')")
        }
        #expect(
            try await connection.integer(
                "SELECT count(*) FROM pg_class WHERE relname = 't' AND relpersistence = 't' AND pg_table_is_visible(oid)") == 0)
        try await connection.run(script: "")
    }

    @Test(
        "COPY as an ordinary statement is refused, and the connection stays usable",
        arguments: ["COPY t FROM STDIN", "COPY t TO STDOUT", "COPY t TO STDOUT (FORMAT binary)"])
    func copyAsQuery(sql: String) async throws {
        let connection = try await TestDatabase.connect()
        try await connection.run(script: "CREATE TEMP TABLE t AS SELECT n FROM generate_series(1, 100000) n")
        await #expect(throws: PostgresError.misuse("COPY has calls of its own.")) { try await connection.query(sql) }
        #expect(try await connection.integer("SELECT count(*) FROM t") == 100_000)
    }

    @Test("text with a zero byte is refused by the server, not cut short")
    func zeroByte() async throws {
        let connection = try await TestDatabase.connect()
        let error = await #expect(throws: PostgresError.self) { try await connection.query("SELECT $1", [.text("a\0b")]) }
        #expect(error?.sqlState == "22021")
    }

    @Test("after closing, a connection only says that it is closed")
    func closed() async throws {
        let connection = try await TestDatabase.connect()
        await connection.close()
        await #expect(throws: PostgresError.connectionClosed) { try await connection.query("SELECT 1") }
        #expect(await connection.isOpen == false)
    }
}
