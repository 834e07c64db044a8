import BillingTesting
import PostgresTesting
import Testing

@Suite struct PostgresCommandTests {
    private let now = "2017-02-05T22:16:56.616Z"

    @Test func `the same usage gives the same output whatever the store`() async throws {
        var program = try Program()
        try program.folder.write(documentLines, to: "usage.ndjson")
        _ = try await program.run("import", "usage", "usage.ndjson")
        let commands = [
            ["list"], ["list", "--org", "akkeris", "--format", "csv"], ["info", "2017-02", "--details"],
            ["info", "2017-01", "--format", "json", "--proration", "second"], ["info", "2017-02", "--space", "space"],
        ]
        var expected: [String] = []
        for command in commands { expected.append(try await program.run(command + ["--now", now]).output) }

        let database = try await onThread { try TemporaryPostgres.shared.makeDatabase() }
        program.environment = ["DATABASE_URL": database]
        let summary = try await program.run("import", "usage", "usage.ndjson")
        #expect(summary.output == "6 lines: 6 new, 0 unchanged, 0 closed\n", "\(summary.errors)")
        let again = try await program.run("import", "usage", "usage.ndjson")
        #expect(again.output == "6 lines: 0 new, 6 unchanged, 0 closed\n")
        for (command, output) in zip(commands, expected) {
            #expect(try await program.run(command + ["--now", now]).output == output)
        }

        let server = try await ServerProcess(program, "--now", now)
        #expect(try server.output.hasPrefix("Serving a PostgreSQL database on "))
        #expect(try await program.run("list", "--url", server.url).output == expected[0])
        #expect(try await server.stop() == 0)
    }

    @Test func `a server that does not answer is said, without its password`() async throws {
        let program = try Program()
        let result = try await program.run("list", "--database", "postgres://me:s3cret@/x?host=/nowhere")
        #expect(result.status == 1)
        #expect(result.errors.contains("The database"))
        #expect(!result.errors.contains("s3cret"))
    }
}
