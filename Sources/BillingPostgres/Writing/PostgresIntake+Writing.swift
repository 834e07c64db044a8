import Billing
import BillingService
import PostgresClient

extension PostgresIntake {
    /// Writes what the new events are known by, and notes the ends of lines that were closed.
    func writeKeys(on connection: isolated PostgresConnection) async throws {
        if !drafts.isEmpty {
            try await connection.copyRowsIn(
                """
                COPY event_keys (source, id, content, kind, resource, app, happened, sequence, ended)
                FROM STDIN (FORMAT binary)
                """
            ) { rows in
                for draft in drafts {
                    let event = event(of: draft)
                    rows.append(draft.source)
                    append(event.reference, of: draft, to: rows)
                    if event.reference == nil { rows.appendNull() } else { draft.identity.withBytes(rows.append) }
                    rows.append(Int16(event.kind.rawValue))
                    rows.append(draft.resource?.value)
                    rows.append(event.kind.isOfApp ? draft.app.value : nil)
                    rows.append(event.happened.millisecondsSince1970)
                    rows.append(draft.sequence)
                    rows.append(event.ended == .never ? nil : event.ended.millisecondsSince1970)
                    try rows.endRow()
                }
            }
        }
        guard !claims.closings.isEmpty else { return }
        _ = try await connection.query(
            """
            UPDATE event_keys k SET ended = given.ended
            FROM unnest($1::bigint[], $2::bytea[], $3::bigint[]) AS given(source, id, ended)
            WHERE k.source = given.source AND k.id = given.id
            """,
            [
                .int64s(claims.closings.map { _ in PostgresLines.source }), .byteArrays(claims.closings.map(\.identity.bytes)),
                .int64s(claims.closings.map(\.ended.millisecondsSince1970)),
            ])
    }

    /// An event that its source knows by an id has that, in UTF-8; a line has its hash.
    private func append(_ reference: UsageEvent.Reference?, of draft: PostgresDraft, to rows: PostgresRowEncoder) {
        if let reference {
            chunk.names.withBytes(of: reference.id, rows.append)
        } else {
            draft.identity.withBytes(rows.append)
        }
    }

    /// Writes the new events of resources. A line that is closed is another event, which has the end for its time.
    func writeEvents(on connection: isolated PostgresConnection) async throws {
        let closed = closedEvents()
        guard drafts.contains(where: { $0.resource != nil }) || !claims.closings.isEmpty else { return }
        try await connection.copyRowsIn(
            """
            COPY events (resource, happened, sequence, organization, batch, source, id, kind, closes, ended, retracted, space,
            app, type, quantity, price, plan, description, resource_name, organization_name, space_name, app_name)
            FROM STDIN (FORMAT binary)
            """
        ) { rows in
            for draft in drafts where draft.resource != nil { try append(draft, to: rows) }
            for closing in claims.closings {
                if let event = closed[closing.known.sequence] { try append(closing, of: event, to: rows) }
            }
        }
    }

    private func append(_ draft: PostgresDraft, to rows: PostgresRowEncoder) throws(PostgresError) {
        let event = event(of: draft)
        rows.append(draft.resource?.value)
        rows.append(event.happened.millisecondsSince1970)
        rows.append(draft.sequence)
        rows.append(draft.organization?.value ?? 0)
        rows.append(ledger.batch)
        rows.append(draft.source)
        append(event.reference, of: draft, to: rows)
        rows.append(Int16(event.kind.rawValue))
        rows.appendNull()
        rows.append(event.ended == .never ? nil : event.ended.millisecondsSince1970)
        rows.append(draft.retracted == 0 ? nil : draft.retracted)
        rows.append(draft.space?.value)
        rows.append(draft.app.value)
        rows.append(Int16(event.type.rawValue))
        if let quantity = event.quantity { rows.append(quantity.count) } else { rows.appendNull() }
        rows.append(event.price?.microUnits)
        rows.append(draft.plan?.value)
        rows.append(draft.description?.value)
        rows.append(draft.resourceName?.value)
        rows.append(draft.organizationName?.value)
        rows.append(draft.spaceName?.value)
        rows.append(draft.appName?.value)
        try rows.endRow()
    }

    private func append(
        _ closing: PostgresClosing, of event: TimelineEvent, to rows: PostgresRowEncoder
    ) throws(PostgresError) {
        rows.append(closing.known.resource.value)
        rows.append(closing.ended.millisecondsSince1970)
        rows.append(closing.sequence)
        rows.append(event.organization?.value ?? 0)
        rows.append(ledger.batch)
        rows.append(PostgresLines.source)
        closing.identity.withBytes(rows.append)
        rows.append(Int16(EventKind.ended.rawValue))
        rows.append(event.sequence)
        rows.appendNull()
        rows.appendNull()
        rows.append(event.space?.value)
        rows.append(event.app.value)
        rows.append(Int16(event.type.rawValue))
        if let quantity = event.quantity { rows.append(quantity.count) } else { rows.appendNull() }
        rows.append(event.price?.microUnits)
        rows.append(event.plan?.value)
        rows.append(event.description?.value)
        rows.append(histories.resources[closing.known.resource]?.name?.value)
        for _ in 1...3 { rows.appendNull() }
        try rows.endRow()
    }

    /// Writes the new events of apps.
    func writeAppEvents(on connection: isolated PostgresConnection) async throws {
        let new = drafts.filter { event(of: $0).kind.isOfApp }
        guard !new.isEmpty else { return }
        try await connection.copyRowsIn(
            """
            COPY app_events (app, happened, sequence, batch, source, id, kind, retracted, organization, space,
            organization_name, space_name, app_name) FROM STDIN (FORMAT binary)
            """
        ) { rows in
            for draft in new {
                let event = event(of: draft)
                rows.append(draft.app.value)
                rows.append(event.happened.millisecondsSince1970)
                rows.append(draft.sequence)
                rows.append(ledger.batch)
                rows.append(draft.source)
                append(event.reference, of: draft, to: rows)
                rows.append(Int16(event.kind.rawValue))
                rows.append(draft.retracted == 0 ? nil : draft.retracted)
                rows.append(draft.organization?.value)
                rows.append(draft.space?.value)
                rows.append(draft.organizationName?.value)
                rows.append(draft.spaceName?.value)
                rows.append(draft.appName?.value)
                try rows.endRow()
            }
        }
    }
}
