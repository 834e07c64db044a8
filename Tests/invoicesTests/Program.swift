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
        process.standardOutput = try FileHandle(forWritingTo: folder.url.appending(path: output))
        process.standardError = try FileHandle(forWritingTo: folder.url.appending(path: errors))
        process.standardInput = try FileHandle(forReadingFrom: folder.url.appending(path: "input"))
        await withCheckedContinuation { continuation in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume() }
        }
        return Result(status: process.terminationStatus, output: try folder.text(output), errors: try folder.text(errors))
    }
}
