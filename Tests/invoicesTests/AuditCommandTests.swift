import BillingTesting
import Foundation
import NIOHTTP1
import Testing

/// What was done, and by whom.
@Suite struct AuditCommandTests {
    private let now = "2017-02-05T22:16:56.616Z"

    @Test func `what commands and requests do is recorded, and its end is signed`() async throws {
        let program = try Program()
        try program.folder.write(documentLines, to: "usage.ndjson")
        _ = try await program.run("import", "usage", "usage.ndjson", "--now", "2016-12-20T00:00:00Z")
        #expect(try await program.run("audit").output == "Nothing was recorded.\n")
        #expect(try await program.run("finalize", "2016-12", "--now", now).status == 0)
        let server = try await ServerProcess(program, "--now", now)
        let credit = "{\"amount\":5,\"reason\":\"sorry\",\"idempotency_key\":\"k\"}"
        let url = server.url + "/organizations/akkeris/credits"
        let granted = try await send(credit, to: url, method: .POST)
        #expect(granted.status == .created, "\(granted.body)")
        let again = try await send(credit, to: url, method: .POST)
        #expect(again.status == .ok)
        for _ in 0..<200 where !(try server.log.contains("month=2017-01-01")) { try await Task.sleep(for: .milliseconds(20)) }
        let entries = try await get(server.url + "/audit?limit=20").body
        #expect(
            entries.contains("\"actor\":\"request without a key\",\"place\":\"address 127.0.0.1\",\"action\":\"credit granted\""))
        #expect(entries.contains("\"detail\":\"500 minor units to akkeris, key k: sorry\""))
        #expect(entries.contains("\"place\":\"server "))
        #expect(try await get(server.url + "/audit?limit=0").status == .badRequest)
        #expect(try await get(server.url + "/audit?before=1").body == "[]")
        #expect(try await server.stop() == 0)
        let listed = try await program.run("audit", "--limit", "100").output.split(separator: "\n")
        #expect(listed.count == 8, "six months by hand, one by the server, and a credit")
        #expect(listed.last?.contains("closed: 2016-07-01, 1 item ") == true)
        #expect(listed.last?.contains(", cli ") == true)
        #expect(try await program.run("verify").status == 0)
    }
}
