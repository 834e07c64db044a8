import BillingTesting
import Foundation
import Testing

/// `--as-of` and `--batch`: of the local database, and of a server.
@Suite struct AsOfCommandTests {
    @Test func `list and info show what was told at an earlier time`() async throws {
        let program = try Program()
        _ = try await program.run(["import", "usage", "-", "--now", "2017-02-05T22:16:56.616Z"], input: documentLines)
        let commands = [
            ["list"], ["info", "2017-02", "--details"], ["list", "--format", "json"], ["info", "2017-01", "--org", "akkeris"],
        ]
        var before: [String] = []
        for command in commands {
            before.append(try await program.run(command + ["--now", "2017-02-05T22:16:56.616Z"]).output)
        }
        let more = UsageRecord("gp1 web dyno", price: "28", from: "2017-01-01T00:00:00Z", app: "more")
        _ = try await program.run(["import", "usage", "-", "--now", "2017-02-06T00:00:00Z"], input: more.line)
        _ = try await program.run("finalize", "2017-01", "--now", "2017-02-06T00:00:00Z")
        let server = try await ServerProcess(program, "--now", "2017-02-10T00:00:00Z")
        for (command, output) in zip(commands, before) {
            let moment = ["--as-of", "2017-02-05T22:16:56.616Z"]
            for flags in [moment, moment + ["--batch", "1"], moment + ["--url", server.url]] {
                let result = try await program.run(command + flags)
                #expect(result.output == output, "\(command) \(flags) \(result.errors)")
            }
            let present = try await program.run(command + ["--now", "2017-02-10T00:00:00Z"])
            #expect(present.output != output || command.contains("json"))
        }
        #expect(try await server.stop() == 0)
    }
}
