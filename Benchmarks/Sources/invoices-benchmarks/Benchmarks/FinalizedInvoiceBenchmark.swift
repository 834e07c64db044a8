import Billing
import BillingService
import Foundation

/// How many invoices of a closed month the server sends a second, beside a plain route that sends the same bytes.
enum FinalizedInvoiceBenchmark: Benchmark {
    static let name = "finalized-invoice"
    static let summary = "the invoice of a closed month, of 1,000 items and of 8, from 64 connections"

    private static let connections = 64
    private static let runs = 5
    private static let targetRatio = 0.9

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        var measurements: [Measurement] = []
        for (items, requests) in [(1000, 20_000), (8, 60_000)] {
            for kind in DatabaseKind.allCases {
                measurements.append(try await measure(items: items, requests: requests, kind: kind, in: workspace))
            }
        }
        return measurements
    }

    private static func measure(
        items: Int, requests: Int, kind: DatabaseKind, in workspace: Workspace
    ) async throws -> Measurement {
        let lines = workspace.path(of: "finalized.ndjson")
        try UsageFile.write(LiveMonth.lines(items, organizations: 1, isNew: true), to: lines)
        let database = try await workspace.makeDatabase("finalized", kind)
        let month = LiveMonth.period.month
        let settings = ["--database", database, "--now", month.end.advanced(milliseconds: Day.milliseconds * 2).description]
        for arguments in [["import", "usage", lines], ["finalize", month.description]] {
            let program = Program(try workspace.invoices(), arguments + settings, folder: workspace.path)
            try program.start()
            _ = try program.finish()
        }
        let path = "/organizations/\(Names.organization(0))/invoices/\(month)"
        let server = try Server(in: workspace, settings)
        defer { server.stop() }
        let body = try await body(of: path, port: server.port)
        let file = workspace.path(of: "finalized.json")
        try Data(body).write(to: URL(filePath: file))
        let plain = try PlainServer(in: workspace, file: file)
        defer { plain.stop() }
        try expectEqual(body, try await self.body(of: path, port: plain.port), "the invoice's bytes")
        let (ours, peers) = try await shortestInTurns(
            of: runs, { try await time(requests, of: path, port: server.port) },
            { try await time(requests, of: path, port: plain.port) })
        return Measurement(
            name: "a closed invoice of \(items) items, \(kind.rawValue)", value: Double(requests) / ours,
            unit: .requestsPerSecond,
            peer: .init(name: "plain Hummingbird route, the same bytes", value: Double(requests) / peers),
            // Of several servers on one PostgreSQL database, each asks it for the last batch before it answers.
            target: kind == .sqlite ? .timesPeer(targetRatio) : nil)
    }

    private static func request(of path: String) -> [UInt8] {
        Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".utf8)
    }

    private static func body(of path: String, port: UInt16) async throws -> [UInt8] {
        try await LoadGenerator.send([request(of: path)], port: port, connections: 1).bodies.first ?? []
    }

    private static func time(_ count: Int, of path: String, port: UInt16) async throws -> Double {
        let requests = [[UInt8]](repeating: request(of: path), count: count)
        return try await LoadGenerator.send(requests, port: port, connections: connections, keepsBodies: false).seconds
    }
}
