import BillingTesting
import Foundation

/// `invoices serve` in a process of its own, on a free port of this machine.
struct ServerProcess {
    let process: Process
    let port: Int
    private let program: Program

    /// How often it is looked for a change, with a pause between: looks are counted, not seconds, because other tests may keep
    /// all threads for longer than a server takes to start.
    private static let looks = 4500
    private static let pause = Duration.milliseconds(20)

    init(_ program: Program, _ arguments: String...) async throws {
        self.program = program
        for name in ["serve.out", "serve.err"] { try program.folder.write("", to: name) }
        process = program.process(["serve", "--port", "0"] + arguments)
        let output = try FileHandle(forWritingTo: program.folder.url.appending(path: "serve.out"))
        let errors = try FileHandle(forWritingTo: program.folder.url.appending(path: "serve.err"))
        (process.standardOutput, process.standardError) = (output, errors)
        try process.run()
        // The server has its own by now.
        for handle in [output, errors] { try handle.close() }
        port = try await Self.port(program, process: process)
    }

    var url: String { "http://127.0.0.1:\(port)" }
    var output: String { get throws { try program.folder.text("serve.out") } }
    var log: String { get throws { try program.folder.text("serve.err") } }

    /// Asks the server to finish, and waits until it has.
    ///
    /// - Returns: the exit code.
    func stop() async throws -> Int32 {
        if process.isRunning { process.terminate() }
        return try await end()
    }

    func end() async throws -> Int32 {
        for _ in 0..<Self.looks where process.isRunning { try await Task.sleep(for: Self.pause) }
        guard !process.isRunning else {
            kill(process.processIdentifier, SIGKILL)
            throw ServerFailure(description: "the server did not stop")
        }
        return process.terminationStatus
    }

    private static func port(_ program: Program, process: Process) async throws -> Int {
        for _ in 0..<looks where process.isRunning {
            if let match = try program.folder.text("serve.out").firstMatch(of: /on http:\/\/127\.0\.0\.1:(\d+)\n/),
                let port = Int(match.1)
            {
                return port
            }
            try await Task.sleep(for: pause)
        }
        if process.isRunning { process.terminate() }
        throw ServerFailure(description: "the server did not start: \(try program.folder.text("serve.err"))")
    }
}

struct ServerFailure: Error, CustomStringConvertible {
    let description: String
}
