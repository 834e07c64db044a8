import PostgresClient
import Testing

/// COPY in both directions.
struct CopyTests {
    private static let table = """
        CREATE TEMP TABLE t (a int8, b int4, c int2, d text, e bytea, f bool, g timestamptz, h uuid)
        """

    @Test("rows written in binary come back as they were, nulls too")
    func roundTrip() async throws {
        let connection = try await TestDatabase.connect()
        try await connection.run(script: CopyTests.table)
        let uuid = PostgresUUID(high: 1, low: .max)
        let count = try await connection.copyRowsIn("COPY t FROM STDIN (FORMAT binary)") { rows in
            rows.append(Int64.min)
            rows.append(Int32.max)
            rows.append(Int16(-2))
            rows.append("häß")
            rows.append([0, 1, 255] as [UInt8])
            rows.append(true)
            rows.append(microsecondsSince1970: -1)
            rows.append(uuid)
            try rows.endRow()
            for _ in 0..<8 { rows.appendNull() }
            try rows.endRow()
        }
        #expect(count == 2)
        #expect(try await connection.text("SELECT g::text FROM t WHERE b > 0 AND g < '1970-01-01Z'").hasPrefix("19"))
        var seen: [String] = []
        seen = try await copiedOut(connection, uuid: uuid)
        #expect(seen == ["values", "nulls"])
    }

    private func copiedOut(_ connection: isolated PostgresConnection, uuid: PostgresUUID) async throws -> [String] {
        var seen: [String] = []
        try await connection.copyRowsOut("COPY t TO STDOUT (FORMAT binary)") { row in
            #expect(row.columnCount == 8)
            if try row.isNull(at: 0) {
                for column in 0..<8 { #expect(try row.isNull(at: column)) }
                return seen.append("nulls")
            }
            #expect(try row.int64(at: 0) == .min)
            #expect(try row.int32(at: 1) == .max)
            #expect(try row.int16(at: 2) == -2)
            #expect(try row.text(at: 3) == "häß")
            #expect(try row.bytes(at: 4) == [0, 1, 255])
            #expect(try row.bool(at: 5))
            #expect(try row.microsecondsSince1970(at: 6) == -1)
            #expect(try row.uuid(at: 7) == uuid)
            #expect(throws: PostgresError.wrongType(column: "3", expected: "int8", found: "a value of 5 bytes")) {
                try row.int64(at: 3)
            }
            seen.append("values")
        }
        return seen
    }

    @Test("more rows than fit in a buffer come and go", arguments: [0, 1, 300_000])
    func manyRows(count: Int) async throws {
        let connection = try await TestDatabase.connect()
        try await connection.run(script: "CREATE TEMP TABLE t (n int8, name text)")
        let written = try await connection.copyRowsIn("COPY t FROM STDIN (FORMAT binary)") { rows in
            for number in 0..<count {
                rows.append(Int64(number))
                rows.append("name \(number)")
                try rows.endRow()
            }
        }
        #expect(written == count)
        #expect(
            try await connection.integer("SELECT coalesce(sum(n), 0)::int8 FROM t WHERE name = 'name ' || n")
                == Int64(count * (count - 1) / 2))
        #expect(try await connection.copyRowsOut("COPY t TO STDOUT (FORMAT binary)") { _ in } == count)
    }

    @Test("text is copied as it stands, in pieces of any size", arguments: [1, 7, 100_000, 3_000_000])
    func text(pieceByteCount: Int) async throws {
        let connection = try await TestDatabase.connect()
        try await connection.run(script: "CREATE TEMP TABLE t (n int8, name text)")
        let lineCount = pieceByteCount == 1 ? 1000 : 200_000
        let lines = Array((0..<lineCount).map { "\($0)\tname \($0)\n" }.joined().utf8)
        let count = try await connection.copyIn("COPY t FROM STDIN") { writer in
            for start in stride(from: 0, to: lines.count, by: pieceByteCount) {
                try writer.write(Array(lines[start..<min(start + pieceByteCount, lines.count)]))
            }
        }
        #expect(count == lineCount)
        #expect(try await connection.integer("SELECT count(*) FROM t WHERE name = 'name ' || n") == Int64(lineCount))
    }

    @Test("what the closure throws undoes the COPY", arguments: [0, 1, 100_000])
    func thrown(rowCount: Int) async throws {
        let connection = try await TestDatabase.connect()
        try await connection.run(script: "CREATE TEMP TABLE t (n int8)")
        await #expect(throws: TestFailure()) {
            try await connection.copyRowsIn("COPY t FROM STDIN (FORMAT binary)") { rows in
                for number in 0..<rowCount {
                    rows.append(Int64(number))
                    try rows.endRow()
                }
                throw TestFailure()
            }
        }
        #expect(try await connection.integer("SELECT count(*) FROM t") == 0)
    }

    @Test("a row that the server refuses ends the COPY with the server's reason, early or late", arguments: [0, 500_000])
    func refused(rowsAfter: Int) async throws {
        let connection = try await TestDatabase.connect()
        try await connection.run(script: "CREATE TEMP TABLE t (n int8 CONSTRAINT not_one CHECK (n <> 1))")
        let error = await #expect(throws: PostgresError.self) {
            try await connection.copyRowsIn("COPY t FROM STDIN (FORMAT binary)") { rows in
                for number in 0..<(2 + rowsAfter) {
                    rows.append(Int64(number))
                    try rows.endRow()
                }
            }
        }
        #expect(error?.sqlState == "23514")
        #expect(try await connection.integer("SELECT count(*) FROM t") == 0)
    }

    @Test("rows with too few or too many columns are refused", arguments: [1, 3])
    func columnCount(given: Int) async throws {
        let connection = try await TestDatabase.connect()
        try await connection.run(script: "CREATE TEMP TABLE t (a int8, b int8)")
        await #expect(throws: PostgresError.misuse("A row of 2 columns was given \(given).")) {
            try await connection.copyRowsIn("COPY t FROM STDIN (FORMAT binary)") { rows in
                for _ in 0..<given { rows.append(1 as Int64) }
                try rows.endRow()
            }
        }
        await #expect(throws: PostgresError.misuse("The last row was not ended.")) {
            try await connection.copyRowsIn("COPY t FROM STDIN (FORMAT binary)") { rows in rows.append(1 as Int64) }
        }
        #expect(try await connection.integer("SELECT count(*) FROM t") == 0)
    }

    @Test("a statement that is no COPY, or one of another format or direction, is refused, and the connection stays usable")
    func otherStatements() async throws {
        let connection = try await TestDatabase.connect()
        try await connection.run(script: "CREATE TEMP TABLE t (n int8)")
        for sql in [
            "SELECT 1", "COPY t TO STDOUT (FORMAT binary)", "COPY t FROM STDIN", "COPY missing FROM STDIN (FORMAT binary)",
        ] {
            await #expect(throws: PostgresError.self) { try await connection.copyRowsIn(sql) { _ in } }
        }
        for sql in ["SELECT 1", "COPY t FROM STDIN (FORMAT binary)", "COPY t TO STDOUT"] {
            await #expect(throws: PostgresError.self) { try await connection.copyRowsOut(sql) { _ in } }
        }
        #expect(try await connection.integer("SELECT 1") == 1)
    }

    @Test("cancelling the task undoes a COPY")
    func cancellation() async throws {
        let connection = try await TestDatabase.connect()
        try await connection.run(script: "CREATE TEMP TABLE t (n int8)")
        let task = Task {
            try await connection.copyRowsIn("COPY t FROM STDIN (FORMAT binary)") { rows in
                while true {
                    rows.append(1 as Int64)
                    try rows.endRow()
                    if rows.rowCount == 100_000 { withUnsafeCurrentTask { $0?.cancel() } }
                }
            }
        }
        await #expect(throws: PostgresError.cancelled) { try await task.value }
        #expect(try await connection.integer("SELECT count(*) FROM t") == 0)
    }

    @Test("leaving a COPY early leaves the connection usable")
    func leftEarly() async throws {
        let connection = try await TestDatabase.connect()
        await #expect(throws: TestFailure()) {
            try await connection.copyRowsOut("COPY (SELECT generate_series(1, 1000000000000)) TO STDOUT (FORMAT binary)") { _ in
                throw TestFailure()
            }
        }
        #expect(try await connection.integer("SELECT 1") == 1)
    }
}
