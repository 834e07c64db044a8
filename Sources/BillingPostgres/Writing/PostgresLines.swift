import Billing
import BillingService
import PostgresClient

/// The usage lines of a chunk: what each is known by, and which are known.
struct PostgresLines {
    /// Usage lines are one source: a line is the same whichever file it comes in.
    static let source: Int64 = 1

    /// With how many equal lines precede each in the file.
    let identities: [EventIdentity]
    /// By the lines' numbers.
    private var known: [Int: PostgresKnownLine] = [:]

    /// - Parameter identities: those of the lines' content.
    static func find(
        _ identities: [EventIdentity], counts: inout PostgresLineCounts, on connection: isolated PostgresConnection
    ) async throws -> PostgresLines {
        guard !identities.isEmpty else { return PostgresLines(identities: []) }
        let occurrences = try await counts.take(identities, on: connection)
        var lines = PostgresLines(
            identities: zip(identities, occurrences).map { identity, occurrence in
                EventIdentity(high: identity.high, low: identity.low, occurrence: occurrence)
            })
        let result = try await connection.query(
            """
            SELECT given.number, k.resource, k.happened, k.sequence, k.ended
            FROM unnest($1::bigint[], $2::bytea[]) WITH ORDINALITY AS given(source, id, number)
            JOIN event_keys k ON k.source = given.source AND k.id = given.id
            """, [.int64s(lines.identities.map { _ in source }), .byteArrays(lines.identities.map(\.bytes))])
        try result.forEach { (row) throws(PostgresError) in
            lines.known[Int(try row.int64(at: 0)) - 1] = PostgresKnownLine(
                resource: ResourceKey(try row.int64(at: 1)), happened: Instant(millisecondsSince1970: try row.int64(at: 2)),
                sequence: try row.int64(at: 3),
                ended: Instant(millisecondsSince1970: try row.optionalInt64(at: 4) ?? Instant.never.millisecondsSince1970))
        }
        return lines
    }

    private init(identities: [EventIdentity]) {
        self.identities = identities
    }

    subscript(number: Int) -> PostgresKnownLine? { known[number] }
}
