import Billing
import BillingService
import PostgresClient

/// How many equal lines a file has had so far, which tells them apart.
///
/// Those of the first chunk are kept here. A file of more chunks may be larger than memory: its lines are counted in a table that
/// goes with the transaction.
struct PostgresLineCounts {
    private var first: [EventIdentity: Int64]?
    private var hasTable = false

    /// - Returns: how many lines equal to each of these preceded it in the file.
    mutating func take(_ identities: [EventIdentity], on connection: isolated PostgresConnection) async throws -> [UInt32] {
        var counts: [EventIdentity: Int64] = [:]
        counts.reserveCapacity(identities.count)
        let inChunk = identities.map { identity in
            let count = counts[identity, default: 0]
            counts[identity] = count + 1
            return UInt32(truncatingIfNeeded: count)
        }
        guard let first else {
            first = counts
            return inChunk
        }
        if !hasTable {
            try await connection.run(
                script: "CREATE TEMP TABLE seen (id bytea PRIMARY KEY, count bigint NOT NULL) ON COMMIT DROP")
            hasTable = true
            _ = try await add(first, on: connection)
            self.first = [:]
        }
        let before = try await add(counts, on: connection)
        return zip(identities, inChunk).map { identity, count in count + (before[identity] ?? 0) }
    }

    /// - Returns: how many there were before, where there were any.
    private func add(
        _ counts: [EventIdentity: Int64], on connection: isolated PostgresConnection
    ) async throws -> [EventIdentity: UInt32] {
        let entries = Array(counts)
        let result = try await connection.query(
            """
            INSERT INTO seen SELECT * FROM unnest($1::bytea[], $2::bigint[])
            ON CONFLICT (id) DO UPDATE SET count = seen.count + excluded.count
            RETURNING id, count
            """, [.byteArrays(entries.map { $0.key.bytes }), .int64s(entries.map(\.value))])
        var before: [EventIdentity: UInt32] = [:]
        try result.forEach { (row) throws(PostgresError) in
            let identity = try row.withBytes(at: 0) { EventIdentity(bytes: $0) }
            let count = UInt32(truncatingIfNeeded: try row.int64(at: 1) - (counts[identity] ?? 0))
            if count > 0 { before[identity] = count }
        }
        return before
    }
}

extension EventIdentity {
    /// What stands for the identity in the database.
    var bytes: [UInt8] { withBytes { Array($0) } }
}
