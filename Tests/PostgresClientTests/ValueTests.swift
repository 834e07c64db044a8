import PostgresClient
import Testing

/// Values arrive as they were sent, and are only read as what they are.
struct ValueTests {
    @Test(
        "an integer of any size is read as an int8",
        arguments: [
            ("0::int2", 0), ("(-32768)::int2", -32768), ("2147483647::int4", 2_147_483_647), ("(-1)::int4", -1),
            ("9223372036854775807::int8", .max), ("(-9223372036854775808)::int8", .min), ("4294967295::oid", 4_294_967_295),
        ] as [(String, Int64)])
    func integers(sql: String, expected: Int64) async throws {
        #expect(try await TestDatabase.connect().integer("SELECT \(sql)") == expected)
    }

    @Test("an integer that does not fit is out of range")
    func outOfRange() async throws {
        let result = try await TestDatabase.connect().query("SELECT 2147483648 AS large")
        #expect(throws: PostgresError.outOfRange(column: "\"large\"", type: "int4")) { try result.row(at: 0).int32(at: 0) }
        #expect(throws: PostgresError.outOfRange(column: "\"large\"", type: "int2")) { try result.row(at: 0).int16(at: 0) }
    }

    static let numerics = [
        "0", "0.00", "1", "-1", "10000", "100000000", "123456789012345678901234567890.123456789", "-0.0001", "0.00000000000012",
        "213.51", "9999.9999", "1e-20", "1e30", "NaN", "Infinity", "-Infinity", "5000.50", "10000.0001", "99990000",
    ]

    @Test("a numeric is read with exactly the digits that the server prints", arguments: numerics)
    func numeric(text: String) async throws {
        let result = try await TestDatabase.connect().query("SELECT $1::text::numeric, $1::text::numeric::text", [.text(text)])
        #expect(try result.row(at: 0).numericText(at: 0) == result.row(at: 0).text(at: 1))
    }

    static let floats: [(Double, String)] = [
        (0, "0"), (-0.0, "-0"), (25, "25"), (213.51, "213.51"), (0.1, "0.1"), (-2.5, "-2.5"), (0.00001, "0.00001"),
        (1.5e-7, "0.00000015"), (1e16, "10000000000000000"), (1.234e21, "1234000000000000000000"),
        (123456789.123, "123456789.123"), (1.0 / 3, "0.3333333333333333"), (.infinity, "Infinity"), (.nan, "NaN"),
        (.leastNonzeroMagnitude, "0." + String(repeating: "0", count: 323) + "5"),
    ]

    @Test("a float8 is read as its exact bits, and as its shortest digits without an exponent", arguments: floats)
    func float(value: Double, text: String) async throws {
        let result = try await TestDatabase.connect().query("SELECT $1::text::float8", [.text("\(value)")])
        #expect(try result.row(at: 0).float64Bits(at: 0) == value.bitPattern)
        #expect(try result.row(at: 0).float64Text(at: 0) == text)
        if value.isFinite { #expect(Double(text)?.bitPattern == value.bitPattern) }
    }

    @Test("texts of every kind are read as text", arguments: ["text", "varchar(20)", "name", "json", "jsonb", "mood", "char(7)"])
    func texts(type: String) async throws {
        let connection = try await TestDatabase.connect()
        try await connection.run(script: "CREATE TYPE pg_temp.mood AS ENUM ('\"häß\"')")
        let name = type == "mood" ? "pg_temp.mood" : type
        let text = try await connection.text("SELECT '\"häß\"'::\(name)")
        #expect(text.prefix(5) == "\"häß\"")
    }

    @Test("a uuid is read and printed")
    func uuid() async throws {
        let text = "0f8fad5b-d9cb-469f-a165-70867728950e"
        let result = try await TestDatabase.connect().query("SELECT $1::text::uuid", [.text(text)])
        let uuid = try result.row(at: 0).uuid(at: 0)
        #expect("\(uuid)" == text)
        #expect(uuid == PostgresUUID(high: 0x0f8f_ad5b_d9cb_469f, low: 0xa165_7086_7728_950e))
    }

    @Test(
        "a time is microseconds since 1970, whatever the session's time zone",
        arguments: [
            ("1970-01-01 00:00:00+00", 0), ("2017-02-05 22:16:56.123456+00", 1_486_333_016_123_456),
            ("1969-12-31 23:59:59.999999+00", -1), ("2016-07-26 17:47:33.411+02", 1_469_548_053_411_000),
        ] as [(String, Int64)])
    func times(text: String, expected: Int64) async throws {
        let connection = try await TestDatabase.connect()
        try await connection.run(script: "SET TIME ZONE 'Asia/Kathmandu'")
        let result = try await connection.query(
            "SELECT $1::text::timestamptz, $2, $2 = $1::text::timestamptz, ($2 AT TIME ZONE 'UTC')::timestamp",
            [.text(text), .microsecondsSince1970(expected)])
        let row = result.row(at: 0)
        #expect(try row.microsecondsSince1970(at: 0) == expected)
        #expect(try row.microsecondsSince1970(at: 1) == expected)
        #expect(try row.bool(at: 2))
        #expect(try row.microsecondsSince1970(at: 3) == expected)
    }

    @Test("an infinite time is out of range", arguments: ["infinity", "-infinity"])
    func infiniteTimes(text: String) async throws {
        let result = try await TestDatabase.connect().query("SELECT '\(text)'::timestamptz AS ended")
        #expect(throws: PostgresError.outOfRange(column: "\"ended\"", type: "a time")) {
            try result.row(at: 0).microsecondsSince1970(at: 0)
        }
    }

    @Test("parameters come back as they were sent")
    func roundTrip() async throws {
        let result = try await TestDatabase.connect().query(
            "SELECT $1, $2, $3, $4, $5, $6::int8, $7, $8",
            [.int64(.min), .text(""), .bytes([0, 255, 7]), true, "häß ☃", nil, .bytes([]), false])
        let row = result.row(at: 0)
        #expect(try row.int64(at: 0) == .min)
        #expect(try row.text(at: 1).isEmpty)
        #expect(try row.bytes(at: 2) == [0, 255, 7])
        #expect(try row.bool(at: 3))
        #expect(try row.text(at: 4) == "häß ☃")
        #expect(try row.optionalInt64(at: 5) == nil)
        #expect(try row.bytes(at: 6) == [])
        #expect(try row.bool(at: 7) == false)
    }

    @Test("arrays serve ANY and unnest")
    func arrays() async throws {
        let connection = try await TestDatabase.connect()
        #expect(
            try await connection.integer("SELECT count(*) FROM generate_series(1, 9) n WHERE n = ANY($1)", [.int64s([2, 4, 99])])
                == 2)
        let result = try await connection.query(
            "SELECT * FROM unnest($1, $2, $3, $4) WITH ORDINALITY",
            [.int64s([1, 2]), .texts(["a", ""]), .byteArrays([[1], []]), .optionalTexts([nil, "x"])])
        let rows = try result.map { row in
            [
                "\(try row.int64(at: 0))", try row.text(at: 1), "\(try row.bytes(at: 2))", try row.optionalText(at: 3) ?? "null",
            ]
        }
        #expect(rows == [["1", "a", "[1]", "null"], ["2", "", "[]", "x"]])
        #expect(try await connection.integer("SELECT cardinality($1)", [.int64s([])]) == 0)
        #expect(try await connection.integer("SELECT sum(n)::int8 FROM unnest($1) n", [.optionalInt64s([nil, 3, 4])]) == 7)
    }

    @Test("null is an error where a value is read, and names the column")
    func unexpectedNull() async throws {
        let result = try await TestDatabase.connect().query("SELECT NULL::int4 AS quantity")
        #expect(throws: PostgresError.unexpectedNull(column: "\"quantity\"")) { try result.row(at: 0).int64(at: 0) }
        #expect(try result.row(at: 0).isNull(at: 0))
    }

    @Test("a value of another type is an error that names the column and both types")
    func wrongType() async throws {
        let result = try await TestDatabase.connect().query("SELECT 'x'::text AS name, 1.5::float8 AS price, 7 AS n")
        let row = result.row(at: 0)
        #expect(throws: PostgresError.wrongType(column: "\"name\"", expected: "int8", found: "text")) { try row.int64(at: 0) }
        #expect(throws: PostgresError.wrongType(column: "\"price\"", expected: "numeric", found: "float8")) {
            try row.numericText(at: 1)
        }
        #expect(throws: PostgresError.wrongType(column: "\"n\"", expected: "text", found: "int4")) { try row.text(at: 2) }
        #expect(throws: PostgresError.wrongType(column: "\"n\"", expected: "bool", found: "int4")) { try row.bool(at: 2) }
        #expect(throws: PostgresError.wrongType(column: "\"n\"", expected: "uuid", found: "int4")) { try row.uuid(at: 2) }
        #expect(throws: PostgresError.wrongType(column: "\"n\"", expected: "bytea", found: "int4")) { try row.bytes(at: 2) }
        #expect(throws: PostgresError.wrongType(column: "\"n\"", expected: "timestamptz", found: "int4")) {
            try row.microsecondsSince1970(at: 2)
        }
        #expect(throws: PostgresError.wrongType(column: "\"n\"", expected: "float8", found: "int4")) {
            try row.float64Bits(at: 2)
        }
        #expect(throws: PostgresError.noSuchColumn("3")) { try row.int64(at: 3) }
        #expect(throws: PostgresError.noSuchColumn("-1")) { try row.int64(at: -1) }
    }

    @Test("columns are found by name")
    func columnNames() async throws {
        let result = try await TestDatabase.connect().query("SELECT 1 AS a, 2 AS \"Ä b\"")
        #expect(try result.row(at: 0).columnIndex(named: "Ä b") == 1)
        #expect(throws: PostgresError.noSuchColumn("A")) { try result.row(at: 0).columnIndex(named: "A") }
    }
}
