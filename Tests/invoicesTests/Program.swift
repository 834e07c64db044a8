import BillingTesting
import Foundation

/// The real program, as it was built, run in a folder of its own, so that it finds no settings file but the test's.
struct Program {
    struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    let folder: TemporaryFolder
    var environment: [String: String] = [:]

    private static let url = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "invoices")

    init() throws {
        folder = try TemporaryFolder()
    }

    /// A command that has not been started.
    func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = Self.url
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.environment = environment
        return process
    }

    /// Runs a command to its end. Output goes to files, which no amount of it can fill up.
    func run(_ arguments: String..., input: String = "") async throws -> Result {
        try await run(arguments, input: input)
    }

    func run(_ arguments: [String], input: String = "") async throws -> Result {
        let (output, errors) = ("out-\(UUID().uuidString)", "err-\(UUID().uuidString)")
        for name in [output, errors] { try folder.write("", to: name) }
        try folder.write(input, to: "input")
        let process = process(arguments)
        let handles = [
            try FileHandle(forWritingTo: folder.url.appending(path: output)),
            try FileHandle(forWritingTo: folder.url.appending(path: errors)),
            try FileHandle(forReadingFrom: folder.url.appending(path: "input")),
        ]
        // A process that has ended keeps its handles open, and `Process` can't start from a program with a thousand files open.
        defer { for handle in handles { try? handle.close() } }
        (process.standardOutput, process.standardError, process.standardInput) = (handles[0], handles[1], handles[2])
        await withCheckedContinuation { continuation in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume() }
        }
        return Result(status: process.terminationStatus, output: try folder.text(output), errors: try folder.text(errors))
    }
}
