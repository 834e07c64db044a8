/// The program as a server, on a free port of this machine.
struct Server {
    let program: Program
    let port: UInt16

    /// Starts it, and waits until it is ready.
    init(in workspace: Workspace, _ arguments: [String]) throws {
        program = Program(
            try workspace.invoices(), ["serve", "--host", "127.0.0.1", "--port", "0"] + arguments, folder: workspace.path)
        try program.start()
        do { port = try Server.port(of: program) } catch {
            program.stop()
            throw error
        }
    }

    /// Lets it finish what is under way.
    func stop() { program.stop() }

    /// The port that it took, from what it prints when it is ready.
    static func port(of program: Program) throws -> UInt16 {
        var printed = ""
        while true {
            let more = program.someOutput()
            guard !more.isEmpty else { throw BenchmarkFailure("the server ended before it was ready: \(printed)") }
            printed += more
            if let match = printed.firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)\s/), let port = UInt16(match.1) { return port }
        }
    }
}
