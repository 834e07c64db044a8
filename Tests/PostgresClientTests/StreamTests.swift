import PostgresClient
import Testing

/// Rows one at a time, as they come.
struct StreamTests {
    @Test("all rows come, in order")
    func allRows() async throws {
        let connection = try await TestDatabase.connect()
        let sum = try await sumOfRows(connection)
        #expect(sum == 500_000 * 500_001 / 2)
    }

    private func sumOfRows(_ connection: isolated PostgresConnection) async throws -> Int64 {
        var sum: Int64 = 0
        var last: Int64 = 0
        let count = try await connection.stream("SELECT generate_series(1, $1)", [500_000]) { row in
            let value = try row.int64(at: 0)
            #expect(value == last + 1)
            last = value
            sum += value
        }
        #expect(count == 500_000)
        return sum
    }

    @Test("the first rows come long before the last: a stream without end can be left")
    func endless() async throws {
        let connection = try await TestDatabase.connect()
        await #expect(throws: TestFailure()) {
            try await connection.stream("SELECT generate_series(1, 1000000000000)") { row in
                if try row.int64(at: 0) == 1000 { throw TestFailure() }
            }
        }
        #expect(try await connection.integer("SELECT 1") == 1)
    }

    @Test("an error after some rows is thrown")
    func lateError() async throws {
        let connection = try await TestDatabase.connect()
        let error = await #expect(throws: PostgresError.self) {
            try await connection.stream("SELECT 1 / (1000 - generate_series(1, 2000))") { _ in }
        }
        #expect(error?.sqlState == "22012")
        #expect(try await connection.integer("SELECT 1") == 1)
    }

    @Test("cancelling the task ends a stream")
    func cancellation() async throws {
        let connection = try await TestDatabase.connect()
        let task = Task {
            try await connection.stream("SELECT generate_series(1, 1000000000000)") { row in
                if try row.int64(at: 0) == 1 { withUnsafeCurrentTask { $0?.cancel() } }
            }
        }
        await #expect(throws: PostgresError.cancelled) { try await task.value }
        #expect(try await connection.integer("SELECT 1") == 1)
    }

    @Test("a statement without rows can be streamed")
    func noRows() async throws {
        let connection = try await TestDatabase.connect()
        #expect(try await connection.stream("SELECT 1 WHERE false") { _ in } == 0)
        #expect(try await connection.stream("CREATE TEMP TABLE t ()") { _ in } == 0)
    }
}
