import Billing
import BillingService
import PostgresClient

extension PostgresIntake {
    /// Notes what is taken back, and marks what of it is known.
    ///
    /// - Parameter labels: gets what it named.
    func writeRetractions(
        renaming labels: inout PostgresLabels, on connection: isolated PostgresConnection
    ) async throws {
        guard !claims.retractions.isEmpty else { return }
        let retractions = claims.retractions
        _ = try await connection.query(
            """
            INSERT INTO retractions SELECT source, id, sequence, $4
            FROM unnest($1::bigint[], $2::bytea[], $3::bigint[]) AS given(source, id, sequence)
            """,
            [
                .int64s(retractions.map { claims.references.source(of: $0.target) }),
                .byteArrays(retractions.map { chunk.names.withBytes(of: $0.target.id) { Array($0) } }),
                .int64s(retractions.map(\.sequence)), .int64(ledger.batch),
            ])
        try await markEvents(&labels, on: connection)
        try await markAppEvents(&labels, on: connection)
    }

    private func markEvents(
        _ labels: inout PostgresLabels, on connection: isolated PostgresConnection
    ) async throws {
        let known = claims.takenBack.filter { $0.resource != nil }
        guard !known.isEmpty else { return }
        let result = try await connection.query(
            """
            UPDATE events e SET retracted = given.retracted
            FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[])
            AS given(resource, happened, sequence, retracted)
            WHERE e.resource = given.resource AND e.happened = given.happened AND e.sequence = given.sequence
            RETURNING CASE WHEN organization_name IS NOT NULL THEN organization END,
            CASE WHEN space_name IS NOT NULL THEN space END, CASE WHEN app_name IS NOT NULL THEN app END
            """,
            [
                .int64s(known.map { $0.resource?.value ?? 0 }), .int64s(known.map(\.happened.millisecondsSince1970)),
                .int64s(known.map(\.sequence)), .int64s(known.map { claims.retracted[$0.sequence] ?? 0 }),
            ])
        guard result.count == known.count else { throw StoreError.failed("an event that its key tells of is not there") }
        try labels.add(result)
    }

    private func markAppEvents(
        _ labels: inout PostgresLabels, on connection: isolated PostgresConnection
    ) async throws {
        let known = claims.takenBack.filter { $0.app != nil }
        guard !known.isEmpty else { return }
        let result = try await connection.query(
            """
            UPDATE app_events e SET retracted = given.retracted
            FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]) AS given(app, happened, sequence, retracted)
            WHERE e.app = given.app AND e.happened = given.happened AND e.sequence = given.sequence
            RETURNING CASE WHEN organization_name IS NOT NULL THEN organization END,
            CASE WHEN space_name IS NOT NULL THEN space END, CASE WHEN app_name IS NOT NULL THEN e.app END
            """,
            [
                .int64s(known.map { $0.app?.value ?? 0 }), .int64s(known.map(\.happened.millisecondsSince1970)),
                .int64s(known.map(\.sequence)), .int64s(known.map { claims.retracted[$0.sequence] ?? 0 }),
            ])
        try labels.add(result)
    }
}
