import Billing
import BillingService
import PostgresClient

/// What stored events are known by, for those that share their millisecond: the greater (source, id) holds.
enum PostgresEventReferences {
    /// - Parameters:
    ///   - sequences: those of the events, which are of the resources or the apps.
    /// - Returns: their (source, id)s by their sequences.
    static func read(
        _ sequences: Set<Int64>, resources: Set<ResourceKey>, apps: Set<AppKey>, on connection: isolated PostgresConnection
    ) async throws -> [Int64: EventReference] {
        guard !sequences.isEmpty else { return [:] }
        // A sequence is compared, not sought: the index would be searched for each with each resource.
        let result = try await connection.query(
            """
            SELECT e.sequence, s.name, e.id FROM events e JOIN sources s ON s.key = e.source
            WHERE e.resource = ANY($1) AND e.sequence + 0 = ANY($3)
            UNION ALL
            SELECT e.sequence, s.name, e.id FROM app_events e JOIN sources s ON s.key = e.source
            WHERE e.app = ANY($2) AND e.sequence + 0 = ANY($3)
            """,
            [.int64s(resources.map(\.value)), .int64s(apps.map(\.value)), .int64s(Array(sequences))])
        var references: [Int64: EventReference] = [:]
        try result.forEach { (row) throws(PostgresError) in
            references[try row.int64(at: 0)] = EventReference(
                source: try row.withUTF8(at: 1) { Array($0) }, id: try row.bytes(at: 2))
        }
        return references
    }
}
