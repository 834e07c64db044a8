import BillingTesting
import Testing

/// The real program on a real terminal.
@Suite struct TerminalTests {
    private static let now = "2017-02-05T22:16:56.616Z"

    private func program(_ environment: [String: String] = [:]) async throws -> Program {
        var program = try Program()
        program.environment = environment
        _ = try await program.run(["import", "usage", "-", "--now", Self.now], input: documentLines)
        return program
    }

    @Test func `a list has bars that fit the terminal, in colours`() async throws {
        let list = try await program(["TERM": "xterm"]).runOnTerminal(["list", "--now", Self.now], columns: 90)
        #expect(list.status == 0)
        #expect(try GoldenFile("list-terminal.txt").matches(list.output))
    }

    @Test(arguments: [["NO_COLOR": "1"], ["CLICOLOR": "0"], ["TERM": "dumb"]])
    func `who wants no colours gets none, but bars`(environment: [String: String]) async throws {
        let program = try await program(environment)
        for command in [["list"], ["info", "2017-02"]] {
            let result = try await program.runOnTerminal(command + ["--now", Self.now], columns: 90)
            #expect(!result.output.contains("\u{1B}"), "\(result.output)")
            #expect(result.output.contains("█"), "\(result.output)")
            let forced = try await program.runOnTerminal(command + ["--now", Self.now, "--color", "always"], columns: 90)
            #expect(forced.output.contains("\u{1B}[1m"), "\(forced.output)")
        }
    }

    @Test func `errors are red`() async throws {
        let program = try await program()
        let error = try await program.runOnTerminal(["list", "--org", "nobody"], columns: 90)
        #expect(error.status == 1)
        #expect(error.output.hasPrefix("\u{1B}[31mError: There is no organization \"nobody\"."), "\(error.output)")
        #expect(error.output.contains("matter.\u{1B}[0m\n"))
        let usage = try await program.runOnTerminal(["list", "--color", "often"], columns: 90)
        #expect(usage.status == 64)
        #expect(usage.output.hasPrefix("\u{1B}[31mError: The value 'often' is invalid"), "\(usage.output)")
        let plain = try await program.runOnTerminal(["info", "1999-01", "--color", "never"], columns: 90)
        #expect(plain.output.hasPrefix("Error: There is no invoice 1999-01-01"), "\(plain.output)")
    }

    @Test func `without a terminal there are colours only where they are asked for, and never in other forms`() async throws {
        let program = try await program()
        let plain = try await program.run("info", "2017-02", "--now", Self.now)
        #expect(!plain.output.contains("\u{1B}"))
        let forced = try await program.run("info", "2017-02", "--now", Self.now, "--color", "always")
        #expect(forced.output.contains("\u{1B}[1m"))
        for format in ["json", "csv"] {
            for command in [["list"], ["info", "2017-02"]] {
                let arguments = command + ["--now", Self.now, "--format", format]
                let plain = try await program.run(arguments)
                let forced = try await program.run(arguments + ["--color", "always"])
                #expect(plain.output == forced.output)
            }
        }
    }

    @Test func `a name does no harm, in an error either`() async throws {
        let result = try await program().run("list", "--org", "a\u{1B}]0;x\u{7}\u{202E}")
        #expect(result.errors.contains("\"a<U+001B>]0;x<U+0007><U+202E>\""), "\(result.errors)")
    }

    @Test func `a server tells the same as the database`() async throws {
        let program = try await program()
        let server = try await ServerProcess(program, "--now", Self.now)
        for command in [["list"], ["info", "2017-02"], ["info", "2017-02", "--details", "--org", "akkeris"]] {
            let local = try await program.run(command + ["--now", Self.now])
            let remote = try await program.run(command + ["--url", server.url])
            #expect(local.status == 0)
            #expect(remote.output == local.output, "\(command): \(remote.errors)")
        }
        #expect(try await server.stop() == 0)
    }
}
