import Billing
import BillingService
import PostgresClient

/// What is known of the (source, id)s that a chunk names: those of its events, and those that its retractions take back.
struct PostgresReferences {
    /// The sources' keys.
    private(set) var sources: [NameTable.Code: Int64] = [:]
    private(set) var newSources: [(key: Int64, name: NameTable.Code)] = []
    var known: [UsageEvent.Reference: PostgresKnownEvent] = [:]
    /// The sequences of the retractions that took events back, which may not be known yet.
    var retractions: [UsageEvent.Reference: Int64] = [:]

    static func find(
        _ chunk: UsageChunk, ledger: inout PostgresLedger, on connection: isolated PostgresConnection
    ) async throws -> PostgresReferences {
        var references = PostgresReferences()
        var given: [UsageEvent.Reference] = []
        for event in chunk.events {
            if let reference = event.reference { given.append(reference) }
            if let target = event.target { given.append(target) }
        }
        guard !given.isEmpty else { return references }
        try await references.findSources(Set(given.map(\.source)), names: chunk.names, ledger: &ledger, on: connection)
        // A source that is new has not said anything yet.
        let new = Set(references.newSources.map(\.name))
        try await references.find(given.filter { !new.contains($0.source) }, names: chunk.names, on: connection)
        return references
    }

    private mutating func findSources(
        _ given: Set<NameTable.Code>, names: NameTable, ledger: inout PostgresLedger,
        on connection: isolated PostgresConnection
    ) async throws {
        let given = Array(given)
        let result = try await connection.query(
            """
            SELECT given.number, t.key FROM unnest($1::text[]) WITH ORDINALITY AS given(name, number)
            CROSS JOIN LATERAL (SELECT key FROM sources WHERE name = given.name OFFSET 0) t
            """, [.texts(given.map { names[$0] })])
        try result.forEach { (row) throws(PostgresError) in
            sources[given[Int(try row.int64(at: 0)) - 1]] = try row.int64(at: 1)
        }
        for source in given where sources[source] == nil {
            let key = ledger.nextKey()
            sources[source] = key
            newSources.append((key, source))
        }
    }

    private mutating func find(
        _ given: [UsageEvent.Reference], names: NameTable, on connection: isolated PostgresConnection
    ) async throws {
        guard !given.isEmpty else { return }
        let result = try await connection.query(
            PostgresReferences.findSQL,
            [
                .int64s(given.map { sources[$0.source] ?? 0 }),
                .byteArrays(given.map { names.withBytes(of: $0.id) { Array($0) } }),
            ])
        try result.forEach { (row) throws(PostgresError) in
            let reference = given[Int(try row.int64(at: 0)) - 1]
            let sequence = try row.int64(at: 1)
            guard try !row.isNull(at: 2) else { return retractions[reference] = sequence }
            known[reference] = PostgresKnownEvent(
                kind: EventKind(rawValue: UInt8(truncatingIfNeeded: try row.int64(at: 2))) ?? .changed,
                identity: try row.withBytes(at: 3) { EventIdentity(bytes: $0) },
                happened: Instant(millisecondsSince1970: try row.int64(at: 4)), sequence: sequence,
                resource: try row.optionalInt64(at: 5).map { ResourceKey($0) },
                app: try row.optionalInt64(at: 6).map { AppKey($0) })
        }
    }

    private static let findSQL = """
        SELECT given.number, k.sequence, k.kind, k.content, k.happened, k.resource, k.app
        FROM unnest($1::bigint[], $2::bytea[]) WITH ORDINALITY AS given(source, id, number)
        JOIN event_keys k ON k.source = given.source AND k.id = given.id
        UNION ALL
        SELECT given.number, r.sequence, NULL, NULL, NULL, NULL, NULL
        FROM unnest($1::bigint[], $2::bytea[]) WITH ORDINALITY AS given(source, id, number)
        JOIN retractions r ON r.source = given.source AND r.id = given.id
        WHERE EXISTS (SELECT 1 FROM retractions)
        """

    func source(of reference: UsageEvent.Reference) -> Int64 { sources[reference.source] ?? 0 }

    func writeNewSources(_ names: NameTable, on connection: isolated PostgresConnection) async throws {
        guard !newSources.isEmpty else { return }
        _ = try await connection.query(
            "INSERT INTO sources SELECT * FROM unnest($1::bigint[], $2::text[])",
            [.int64s(newSources.map(\.key)), .texts(newSources.map { names[$0.name] })])
    }
}
