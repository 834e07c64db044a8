import BillingTesting
import Foundation
import NIOHTTP1
import PostgresTesting
import Testing

/// What was acknowledged is there, once, whatever happens to the server or its database.
@Suite struct DurabilityTests {
    private static let clients = 4
    private let now = "2017-02-05T22:16:56.616Z"

    /// How often the server is killed; `KILLS` asks for more.
    private static let kills = ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 6

    @Test(arguments: [false, true])
    func `a server that is killed has stored each acknowledged event once`(isPostgres: Bool) async throws {
        var program = try Program()
        if isPostgres {
            program.environment["DATABASE_URL"] = try await onThread { try TemporaryPostgres.shared.makeDatabase() }
        }
        var clients = (0..<Self.clients).map { EventClient(name: "client-\($0)") }
        var random = SeededRandom(seed: 7)
        for round in 0..<Self.kills {
            let server = try await ServerProcess(program, "--now", now)
            // Some time in the middle of it, and not before something is under way.
            let patience = random.number(5...120)
            clients = try await withThrowingTaskGroup(of: EventClient.self) { group in
                for client in clients {
                    group.addTask {
                        var client = client
                        await client.sendUntilBroken(to: server.url)
                        return client
                    }
                }
                try await Task.sleep(for: .milliseconds(patience))
                if round == 0 { try await Self.waitForAcknowledgements(of: server) }
                kill(server.process.processIdentifier, SIGKILL)
                return try await group.reduce(into: []) { $0.append($1) }
            }
            _ = try await server.end()
        }
        let server = try await ServerProcess(program, "--now", now)
        try await check(clients, at: server.url)
        #expect(clients.contains { !$0.acknowledged.isEmpty })
        #expect(try await server.stop() == 0)
    }

    /// Waits until a new server has written more batches than there are clients: some client must have gone on to its next
    /// request then. Looks are counted, not seconds, because other tests may keep all threads.
    private static func waitForAcknowledgements(of server: ServerProcess) async throws {
        for _ in 0..<1000 {
            let health = try await get(server.url + "/health").body
            if let match = health.firstMatch(of: /"batch":(\d+)/), let batch = Int(match.1), batch > clients { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw ServerFailure(description: "no events were taken")
    }

    @Test(.timeLimit(.minutes(20)))
    func `while PostgreSQL is stopped requests are refused with 503, and then taken`() async throws {
        let postgres = try await onThread { try TemporaryPostgres() }
        var program = try Program()
        program.environment["DATABASE_URL"] = try await onThread { try postgres.makeDatabase() }
        let server = try await ServerProcess(program, "--now", now)
        let isOver = Flag()
        let clients = try await withThrowingTaskGroup(of: EventClient.self) { group in
            for number in 0..<Self.clients {
                group.addTask {
                    var client = EventClient(name: "client-\(number)")
                    while !isOver.isSet { try await client.sendUntilAcknowledged(to: server.url) }
                    return client
                }
            }
            for mode in [TemporaryPostgres.StopMode.immediate, .fast] {
                try await Task.sleep(for: .milliseconds(200))
                try await onThread { try postgres.stop(mode) }
                let probe = try await EventClient(name: "probe").post([1], to: server.url)
                #expect(probe.status == .serviceUnavailable)
                #expect(probe.retryAfter != nil)
                try await onThread { try postgres.start() }
            }
            isOver.set()
            return try await group.reduce(into: [EventClient]()) { $0.append($1) }
        }
        #expect(clients.allSatisfy { $0.refusals.keys.allSatisfy { $0 == .serviceUnavailable } })
        try await check(clients, at: server.url)
        #expect(try await server.stop() == 0)
    }

    /// Sends everything again: what was acknowledged must be known, and then everything must be there once.
    private func check(_ clients: [EventClient], at url: String) async throws {
        for client in clients {
            for numbers in client.acknowledged {
                let again = try await client.post(numbers, to: url)
                #expect(again.status == .ok)
                #expect(again.duplicates == numbers.count, "\(client.name) \(numbers) was acknowledged and is not there")
            }
            for numbers in client.unanswered {
                let again = try await client.post(numbers, to: url)
                #expect([0, numbers.count].contains(again.accepted), "a request is stored in whole or not at all")
                #expect(again.accepted + again.duplicates == numbers.count)
            }
        }
        let invoice = try await get(url + "/account/invoices/2017-01-01")
        let items = invoice.body.components(separatedBy: "\"billed_price\"").count - 1
        #expect(items == clients.reduce(0) { $0 + $1.eventCount })
    }
}
