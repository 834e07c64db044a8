/// How many requests with one usage event each the server takes a second from many clients, every one on disk when it answers.
enum SingleEventBenchmark: Benchmark {
    static let name = "single-events"
    static let summary = "requests of one usage event from 64 clients, on disk when they are answered"

    private static let requests = 40_000
    private static let clients = 64
    private static let runs = 3
    /// Each waits for the disk, so few are enough.
    private static let peerRequests = 1000
    private static let targetRequestsPerSecond = 5000.0

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        let changes = ChangingPlatform.changes(requests)
        let load = EventLoad(changes, eventsARequest: 1, form: .single)
        let inserts = try EventInserts(changes.prefix(peerRequests))
        let copies = EventCopies(Array(changes.prefix(peerRequests)), rowsACommit: 1)
        func requestsPerSecond(into kind: DatabaseKind, peer: () async throws -> Double) async throws -> (Double, Double) {
            let (time, peerTime) = try await shortestInTurns(
                of: runs, { try await load.run(into: kind, connections: clients, in: workspace) }, peer)
            return (Double(requests) / time, Double(peerRequests) / peerTime)
        }
        let (sqlite, sqlitePeer) = try await requestsPerSecond(into: .sqlite) {
            try await inserts.run(rowsACommit: 1, in: workspace)
        }
        let (postgres, postgresPeer) = try await requestsPerSecond(into: .postgres) { try await copies.run(in: workspace) }
        return [
            Measurement(
                name: "single events into SQLite", value: sqlite, unit: .requestsPerSecond,
                peer: .init(name: "straight C insert, 1 a commit", value: sqlitePeer),
                target: .atLeast(targetRequestsPerSecond)),
            Measurement(
                name: "single events into PostgreSQL", value: postgres, unit: .requestsPerSecond,
                peer: .init(name: "COPY, 1 a commit", value: postgresPeer)),
        ]
    }
}
