import PostgresClient
import Testing

@testable import BillingPostgres

/// Amounts may need more than 64 bits, and are stored exactly.
@Suite struct AmountTests {
    private let amounts: [Int128] = [
        0, 1, -1, 9999, 10_000, -10_000, 100_010_000, 1_234_567_890_123_456_789, -1_234_567_890_123_456_789_012, .max, .min,
    ]

    @Test func `what is written as an amount is read as the same`() async throws {
        let connection = try await PostgresConnection.open(PostgresConfiguration(try await TestSchema.make()))
        try await connection.run(script: "CREATE TABLE amounts (number int8, amount numeric)")
        try await connection.copyRowsIn("COPY amounts FROM STDIN (FORMAT binary)") { rows in
            for (number, amount) in amounts.enumerated() {
                rows.append(Int64(number))
                rows.append(numeric: amount)
                try rows.endRow()
            }
        }
        let result = try await connection.query("SELECT amount, amount::text FROM amounts ORDER BY number")
        #expect(try result.map { row in try row.int128(at: 0) } == amounts)
        #expect(try result.map { row in try row.text(at: 1) } == amounts.map { "\($0)" })
        await connection.close()
    }

    @Test func `what is not whole is no amount`() async throws {
        let connection = try await PostgresConnection.open(PostgresConfiguration(try await TestSchema.make()))
        for text in ["0.5", "'NaN'::numeric"] {
            let result = try await connection.query("SELECT \(text)")
            #expect(throws: PostgresError.self) { try result.first { row in try row.int128(at: 0) } }
        }
        await connection.close()
    }
}
