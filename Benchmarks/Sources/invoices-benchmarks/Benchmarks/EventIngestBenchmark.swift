/// How many usage events the server takes a second in large requests, every one of them on disk when it answers.
enum EventIngestBenchmark: Benchmark {
    static let name = "event-ingest"
    static let summary = "200,000 usage events posted in requests of 1,000, on disk when they are answered"

    private static let events = 200_000
    private static let eventsARequest = 1000
    private static let connections = 8
    private static let runs = 3
    private static let targetEventsPerSecond: [DatabaseKind: Double] = [.sqlite: 40_000, .postgres: 25_000]

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        let changes = ChangingPlatform.changes(events)
        let load = EventLoad(changes, eventsARequest: eventsARequest, form: .lines)
        let inserts = try EventInserts(changes)
        let sqlite = try await measurement(
            of: load, into: .sqlite, peerName: "straight C insert, 1,000 a commit", in: workspace
        ) {
            try await inserts.run(rowsACommit: eventsARequest, in: workspace)
        }
        let arrays = EventLoad(changes, eventsARequest: eventsARequest, form: .batch)
        let time = try await shortest(of: runs) {
            try await arrays.run(into: .sqlite, connections: connections, in: workspace)
        }
        let copies = EventCopies(changes, rowsACommit: eventsARequest)
        let postgres = try await measurement(
            of: load, into: .postgres, peerName: "COPY, 1,000 a commit", in: workspace
        ) {
            try await copies.run(in: workspace)
        }
        return [
            sqlite, Measurement(name: "  as JSON arrays", value: Double(events) / time, unit: .eventsPerSecond), postgres,
        ]
    }

    private static func measurement(
        of load: EventLoad, into kind: DatabaseKind, peerName: String, in workspace: Workspace,
        peerSeconds: () async throws -> Double
    ) async throws -> Measurement {
        let (time, peer) = try await shortestInTurns(
            of: runs, { try await load.run(into: kind, connections: connections, in: workspace) }, peerSeconds)
        return Measurement(
            name: "usage events into \(kind.rawValue)", value: Double(events) / time, unit: .eventsPerSecond,
            peer: .init(name: peerName, value: Double(events) / peer),
            target: targetEventsPerSecond[kind].map(Target.atLeast))
    }
}
