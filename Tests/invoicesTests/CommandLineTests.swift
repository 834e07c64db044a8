import BillingTesting
import Foundation
import Testing

@Suite struct CommandLineTests {
    private let program: Program
    private let now = "2017-02-05T22:16:56.616Z"

    init() throws {
        program = try Program()
        try program.folder.write(documentLines, to: "usage.ndjson")
    }

    @Test func `an import says what it came to, and importing again changes nothing`() async throws {
        let first = try await program.run("import", "usage", "usage.ndjson")
        #expect(first.status == 0)
        #expect(first.output == "6 lines: 6 new, 0 unchanged, 0 closed\n")
        #expect(first.errors == "", "no progress bar where there is no terminal")
        let again = try await program.run("import", "usage", "usage.ndjson")
        #expect(again.output == "6 lines: 0 new, 6 unchanged, 0 closed\n")
        let closed = try await program.run(
            "import", "usage", "-",
            input: documentLines.replacingOccurrences(
                of: "2017-01-09T08:00:11.250Z\",\"deleted_at\":null",
                with: "2017-01-09T08:00:11.250Z\",\"deleted_at\":\"2017-02-01T00:00:00Z\""))
        #expect(closed.output == "6 lines: 0 new, 5 unchanged, 1 closed\n")
    }

    @Test func `a list is a month a line, with the sum`() async throws {
        _ = try await program.run("import", "usage", "usage.ndjson")
        let list = try await program.run("list", "--now", now)
        #expect(list.output == (try GoldenFile("list.txt").text))
        let json = try await program.run("list", "--now", now, "--org", "akkeris", "--format", "json")
        #expect(json.output.hasPrefix("[{\"$ref\":\"/organizations/akkeris/invoices/2016-07-01\"},"))
        let csv = try await program.run("list", "--now", now, "--space", "space", "--format", "csv")
        #expect(csv.output.split(separator: "\r\n").count == 9)
        #expect(csv.output.hasSuffix(",Pending,188.51,25,0,213.51,0,213.51,61,7320\r\n"))
    }

    @Test(arguments: ["2017-02-01", "2017-02"])
    func `one invoice`(id: String) async throws {
        _ = try await program.run("import", "usage", "usage.ndjson")
        let info = try await program.run("info", id, "--now", now)
        #expect(try GoldenFile("info.txt").matches(info.output))
        let details = try await program.run("info", id, "--now", now, "--details", "--org", "akkeris")
        #expect(try GoldenFile("info-details.txt").matches(details.output))
        let json = try await program.run("info", id, "--now", now, "--format", "json")
        #expect(json.output.hasPrefix("{\"addons_total\":25,\"database_total\":0,\"charges_total\":213.51,"))
        let csv = try await program.run("info", id, "--now", now, "--format", "csv")
        #expect(csv.output.hasPrefix("organization,app,description,type,"))
        #expect(csv.output.split(separator: "\r\n").count == 7)
    }

    @Test func `the rules are settings: a file, the environment, a flag, the last wins`() async throws {
        _ = try await program.run("import", "usage", "usage.ndjson")
        func total(_ program: Program, _ flags: String...) async throws -> Substring? {
            let arguments = ["info", "2017-02", "--now", now] + flags
            let result = try await program.run(arguments)
            return result.output.split(separator: "\n").first { $0.hasPrefix("Total") }?.split(separator: " ").last
        }
        #expect(try await total(program) == "$213.51")
        try program.folder.write("proration: second\ncurrency: EUR\n", to: "invoices.yaml")
        #expect(try await total(program) == "€210.46")
        var withEnvironment = program
        withEnvironment.environment = ["PRORATION": "day"]
        #expect(try await total(withEnvironment) == "€213.51")
        #expect(try await total(withEnvironment, "--proration", "second") == "€210.46")
        try program.folder.write("currency: JPY\n", to: "other.yaml")
        #expect(try await total(withEnvironment, "--config", "other.yaml") == "¥213")
        withEnvironment.environment = ["PRORATION": "", "CURRENCY": ""]
        #expect(try await total(withEnvironment) == "€210.46", "an empty variable is one that is not set")
        try program.folder.write("databaseServices:\n  - redis\n  - memcached\n", to: "list.yaml")
        let info = try await program.run("info", "2017-02", "--now", now, "--config", "list.yaml")
        #expect(info.output.contains("  of these databases   $25.00"))
    }

    @Test func `the demo platform is the same for the same time`() async throws {
        let first = try await program.run("demo", "--now", now)
        let second = try await program.run("demo", "--now", now)
        #expect(first.output == second.output)
        let summary = try await program.run("import", "usage", "-", "--database", "demo.db", input: first.output)
        #expect(summary.output.hasSuffix(" new, 0 unchanged, 0 closed\n"))
        let list = try await program.run("list", "--database", "demo.db", "--now", now)
        #expect(list.output.split(separator: "\n").count == 26, "two years, a heading and a sum")
    }

    @Test(arguments: [[], ["serve"], ["import"], ["import", "usage"], ["list"], ["info"], ["demo"]])
    func `help has examples`(command: [String]) async throws {
        let help = try await program.run(command + ["--help"])
        #expect(help.status == 0)
        #expect(help.output.contains("EXAMPLES\n  invoices "))
    }
}
