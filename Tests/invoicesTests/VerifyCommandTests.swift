import BillingTesting
import Foundation
import NIOHTTP1
import PostgresTesting
import Testing

/// Proving from the command line: the database, and saved invoices.
@Suite struct VerifyCommandTests {
    private let now = "2017-02-05T22:16:56.616Z"

    private func closed(database: String? = nil) async throws -> Program {
        var program = try Program()
        if let database { program.environment = ["DATABASE_URL": database] }
        try program.folder.write(documentLines, to: "usage.ndjson")
        _ = try await program.run("import", "usage", "usage.ndjson", "--now", "2016-12-20T00:00:00Z")
        let result = try await program.run("finalize", "2017-01", "--now", now)
        #expect(result.status == 0, "\(result.errors)")
        return program
    }

    @Test(arguments: [false, true])
    func `a database and what was saved of it are proven`(isPostgres: Bool) async throws {
        let database = isPostgres ? try await onThread { try TemporaryPostgres.shared.makeDatabase() } : nil
        let program = try await closed(database: database)
        let verified = try await program.run("verify")
        #expect(verified.status == 0, "\(verified.errors)")
        let name = isPostgres ? "a PostgreSQL database" : "invoices.db"
        #expect(verified.output.hasPrefix("\(name) is as it was sealed: 7 months, 26 items, "))
        let server = try await ServerProcess(program, "--now", now)
        for (path, name) in [("account", "account"), ("organizations/akkeris", "akkeris"), ("space/space", "space")] {
            let url = "\(server.url)/\(path)/invoices/2017-01-01"
            try program.folder.write(try await get(url).body, to: "\(name).json")
            try program.folder.write(try await get(url + "/seal").body, to: "\(name).seal")
        }
        #expect(try await get("\(server.url)/account/invoices/2017-02-01/seal").status == .notFound)
        let seal = try await program.run("seal", "2017-01", "--org", "akkeris", "--now", now)
        #expect(seal.output == (try program.folder.text("akkeris.seal")) + "\n")
        #expect(try await program.run("seal", "2017-01", "--org", "akkeris", "--url", server.url).output == seal.output)
        #expect(try await server.stop() == 0)
        try program.folder.write(try await program.run("keys", "show").output, to: "invoices.pub")
        let both = try await program.run(
            "verify", "account.json", "account.seal", "akkeris.json", "akkeris.seal", "--key", "invoices.pub")
        #expect(both.status == 0, "\(both.errors)")
        #expect(both.output.contains("account.json is what was sealed: the invoice 2017-01-01 of the account\n"))
        #expect(both.output.contains("akkeris.json is a part of account.json: one statement seals both.\n"))
        #expect(!both.output.contains("No --key"))
        #expect(try await program.run("verify", "space.json", "space.seal").output.contains("No --key was given"))
        let wrong = try await program.run("verify", "space.json", "account.seal", "--key", "invoices.pub")
        #expect(wrong.status == 0 || wrong.status == 1)
        let kept = try await program.run("verify", "--seal", "account.seal", "--key", "invoices.pub")
        #expect(kept.output.contains("\nThe saved seal is there.\n"))
        let rotated = try await program.run("keys", "rotate", "--now", now)
        #expect(rotated.status == 0, "\(rotated.errors)")
        #expect(try await program.run("finalize", "2017-02", "--now", "2017-03-02T00:00:00Z").status == 0)
        let after = try await program.run("verify", "--seal", "account.seal", "--key", "invoices.pub")
        #expect(after.output.contains(" is as it was sealed: 8 months, "), "\(after.errors)")
    }

    @Test func `what does not fit is said, and ends with 1`() async throws {
        let program = try await closed()
        try program.folder.write(
            try await program.run("info", "2017-01", "--format", "json", "--now", now).output, to: "account.json")
        try program.folder.write(try await program.run("seal", "2017-01", "--now", now).output, to: "account.seal")
        let good = try await program.run("verify", "account.json", "account.seal")
        #expect(good.status == 0, "\(good.errors)")
        let text = try program.folder.text("account.json").replacing("\"total\":", with: "\"total\":9")
        try program.folder.write(text, to: "account.json")
        let bad = try await program.run("verify", "account.json", "account.seal")
        #expect(bad.status == 1)
        #expect(bad.errors.hasPrefix("Error: account.json: The invoice says total 9"))
        #expect(bad.errors.hasSuffix(" was sealed.\n"))
        let open = try await program.run("seal", "2017-02", "--now", now)
        #expect(open.errors == "Error: 2017-02-01 is open, and may still change: it has a seal once it is closed.\n")
        #expect(try await program.run("verify", "account.json").status == 64)
    }

    @Test func `without the key no month is closed, and the server goes on`() async throws {
        let program = try await closed()
        try FileManager.default.removeItem(atPath: program.folder.path("invoices.db.key"))
        let result = try await program.run("finalize", "2017-02", "--now", "2017-03-02T00:00:00Z")
        #expect(result.status == 1)
        #expect(result.errors.contains("and there is no file invoices.db.key. Put the key's file there, or name where it is"))
        let server = try await ServerProcess(program, "--now", "2017-03-02T00:00:00Z")
        for _ in 0..<200 where !(try server.log.contains("months could not be closed")) {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(try await get(server.url + "/account/invoices/2017-02-01").status == .ok)
        #expect(try await server.stop() == 0)
        #expect(try server.log.contains("months could not be closed"))
    }
}
