import Billing
import BillingService
import PostgresClient

/// What was known of resources at a batch.
enum PostgresDossiers {
    /// The dossiers of some resources, in their order; those that were not known are left out.
    static func read(
        _ resources: [ResourceKey], at moment: PostgresMoment, on connection: isolated PostgresConnection
    ) async throws -> [ResourceDossier] {
        guard !resources.isEmpty else { return [] }
        var known = try await events(of: resources, through: moment.sequence, on: connection)
        if moment.hasAppEvents {
            var apps = PostgresHistories()
            try await apps.readAppEvents(of: Set(known.values.map(\.app)), on: connection)
            for (resource, dossier) in known {
                let events = (apps.appEvents[dossier.app] ?? []).filter { $0.sequence <= moment.sequence }
                if !events.isEmpty { known[resource]?.events += events }
            }
        }
        var dossiers = resources.compactMap { known[$0] }
        for dossier in dossiers.indices {
            for event in dossiers[dossier].events.indices
            where dossiers[dossier].events[event].retracted > moment.sequence {
                dossiers[dossier].events[event].retracted = 0
            }
        }
        try await rank(&dossiers, on: connection)
        return dossiers
    }

    /// The next resources by their keys. A resource has the sequence of its first event for its key.
    static func resources(
        after resource: ResourceKey?, limit: Int, at moment: PostgresMoment, on connection: isolated PostgresConnection
    ) async throws -> [ResourceKey] {
        // The index has the resources in their order.
        try await connection.run(
            script: """
                \(PostgresConnection.keepToIndicesScript); SET LOCAL enable_hashagg = off; SET LOCAL enable_sort = off
                """)
        return try await connection.query(
            """
            SELECT DISTINCT resource FROM events WHERE resource > $1 AND resource <= $2 ORDER BY resource LIMIT \(limit)
            """, [.int64(resource?.value ?? 0), .int64(moment.sequence)]
        ).map { row in ResourceKey(try row.int64(at: 0)) }
    }

    /// The resources' own events.
    private static func events(
        of resources: [ResourceKey], through sequence: Int64, on connection: isolated PostgresConnection
    ) async throws -> [ResourceKey: ResourceDossier] {
        let result = try await connection.query(
            "SELECT \(PostgresHistories.columns) FROM events e WHERE e.resource = ANY($1) AND e.sequence <= $2",
            [.int64s(resources.map(\.value)), .int64(sequence)])
        var dossiers: [ResourceKey: ResourceDossier] = [:]
        dossiers.reserveCapacity(resources.count)
        try result.forEach { (row) throws(PostgresError) in
            let resource = ResourceKey(try row.int64(at: 0))
            let app = AppKey(try row.int64(at: 1))
            let name = try row.optionalInt64(at: 2).map { TextKey($0) }
            let number = try row.int64(at: 3)
            let happened = Instant(millisecondsSince1970: try row.int64(at: 4))
            let closes = try row.optionalInt64(at: 5)
            let event = try PostgresHistories.event(row, of: app, sequence: number, happened: happened)
            let add = { (dossier: inout ResourceDossier) in
                if let closes {
                    dossier.ends.append(ResourceDossier.LineEnd(line: closes, sequence: number, end: happened))
                } else {
                    dossier.events.append(event)
                }
            }
            add(
                &dossiers[
                    resource,
                    default: ResourceDossier(
                        resource: resource, name: name, app: app, type: event.type, events: [], ends: [])])
        }
        return dossiers
    }

    /// Orders the events that share their millisecond by their (source, id)s.
    private static func rank(
        _ dossiers: inout [ResourceDossier], on connection: isolated PostgresConnection
    ) async throws {
        let tied = dossiers.map { ResourceHistory(events: $0.events).tied }
        let concerned = tied.indices.filter { !tied[$0].isEmpty }
        guard !concerned.isEmpty else { return }
        let references = try await PostgresEventReferences.read(
            Set(tied.joined()), resources: Set(concerned.map { dossiers[$0].resource }),
            apps: Set(concerned.map { dossiers[$0].app }), on: connection)
        for index in concerned {
            let own = Set(tied[index])
            var history = ResourceHistory(events: dossiers[index].events)
            history.rank(by: references.filter { own.contains($0.key) })
            dossiers[index].events = history.events
        }
    }
}
