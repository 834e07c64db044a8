import Billing

/// Usage events that are handed to the server, and what must have come of them.
struct EventLoad {
    let requests: [[UInt8]]
    private let count: Int
    /// Of the last month.
    private let charges: Money

    init(_ changes: [UsageChange], eventsARequest: Int, form: EventRequests.Form) {
        requests = EventRequests.make(of: changes, eventsARequest: eventsARequest, form: form)
        count = changes.count
        charges = ChangingPlatform.charges(of: changes)
    }

    /// Sends all of them to a server with a new database.
    ///
    /// - Returns: how long it took until the last was answered, in seconds.
    func run(into kind: DatabaseKind, connections: Int, in workspace: Workspace) async throws -> Double {
        let database = try await workspace.makeDatabase("taken", kind)
        let settings = ["--database", database, "--now", ChangingPlatform.now.description, "--proration", "second"]
        let outcome = try await serve(settings, connections: connections, in: workspace)
        let accepted = try outcome.bodies.reduce(0) { try $0 + EventLoad.accepted($1) }
        try expectEqual(accepted, count, "the number of events that the server took")
        let info = Program(
            try workspace.invoices(), ["info", ChangingPlatform.lastMonth.description] + settings, folder: workspace.path)
        try info.start()
        guard try info.finish().contains(charges.formatted(in: .usd)) else {
            throw BenchmarkFailure("the total in \(kind.rawValue) is not \(charges.formatted(in: .usd))")
        }
        return outcome.seconds
    }

    private func serve(
        _ settings: [String], connections: Int, in workspace: Workspace
    ) async throws -> LoadGenerator.Outcome {
        let server = try Server(in: workspace, settings)
        defer { server.stop() }
        return try await LoadGenerator.send(requests, port: server.port, connections: connections)
    }

    /// How many events the server says that it took.
    private static func accepted(_ body: [UInt8]) throws(BenchmarkFailure) -> Int {
        let text = String(decoding: body, as: UTF8.self)
        guard let match = text.firstMatch(of: /"accepted":(\d+)/), let count = Int(match.1) else {
            throw BenchmarkFailure("the server does not tell how many events it took: \(text)")
        }
        return count
    }
}
