import Billing
import BillingService
import PostgresClient

/// The keys that make events idempotent: which events of a chunk are known, and what is known of them.
struct PostgresEventKeys {
    struct Claim {
        /// With how many equal lines precede it in the file.
        var identity: EventIdentity
        /// The event as it is, with its end where a later one has closed it; nil for one that is new.
        var known: TimelineEvent?
        /// The resource of a known event.
        var resource: ResourceKey
    }

    /// Usage lines are one source: a line is the same whichever file it comes in.
    static let usageLines: Int64 = 1

    private var hasSeenTable = false

    /// Tells for each event whether it is known. Equal lines are told apart by how many precede them in the file.
    mutating func claim(_ events: [UsageEvent], on connection: isolated PostgresConnection) async throws -> [Claim] {
        var occurrences = try await seen(events, on: connection)
        let identities = events.map { event in
            var identity = event.identity
            identity.occurrence = occurrences[event.identity, default: 0]
            occurrences[event.identity] = identity.occurrence + 1
            return identity
        }
        let known = try await known(identities, on: connection)
        return identities.map { identity in
            let found = known[identity]
            return Claim(identity: identity, known: found?.event, resource: found?.resource ?? ResourceKey(0))
        }
    }

    /// How many equal lines the file had before this chunk, kept in a table that goes with the transaction: a file may be larger
    /// than memory.
    private mutating func seen(
        _ events: [UsageEvent], on connection: isolated PostgresConnection
    ) async throws -> [EventIdentity: UInt32] {
        if !hasSeenTable {
            try await connection.run(
                script: "CREATE TEMP TABLE seen (id bytea PRIMARY KEY, count bigint NOT NULL) ON COMMIT DROP")
            hasSeenTable = true
        }
        var counts: [EventIdentity: Int64] = [:]
        for event in events { counts[event.identity, default: 0] += 1 }
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
            before[identity] = UInt32(truncatingIfNeeded: try row.int64(at: 1) - (counts[identity] ?? 0))
        }
        return before
    }

    private func known(
        _ identities: [EventIdentity], on connection: isolated PostgresConnection
    ) async throws -> [EventIdentity: (event: TimelineEvent, resource: ResourceKey)] {
        let result = try await connection.query(
            """
            SELECT \(PostgresEvents.columns), c.happened, e.resource
            FROM unnest($1::bytea[]) given(id)
            JOIN event_keys k ON k.source = \(Self.usageLines) AND k.id = given.id
            JOIN events e ON e.resource = k.resource AND e.happened = k.happened AND e.sequence = k.sequence
            LEFT JOIN events c ON c.organization = e.organization AND c.resource = e.resource AND c.closes = e.sequence
            """, [.byteArrays(identities.map(\.bytes))])
        var known: [EventIdentity: (event: TimelineEvent, resource: ResourceKey)] = [:]
        try result.forEach { (row) throws(PostgresError) in
            var event = try PostgresEvents.event(row)
            if let closed = try row.optionalInt64(at: PostgresEvents.columnCount) {
                event.ended = Instant(millisecondsSince1970: closed)
            }
            known[event.identity] = (event, ResourceKey(try row.int64(at: PostgresEvents.columnCount + 1)))
        }
        return known
    }
}

extension EventIdentity {
    var bytes: [UInt8] { withBytes { Array($0) } }
}
