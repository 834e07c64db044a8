import Foundation

/// The program as a child process, with nothing of this process's environment or folder that could change its settings.
struct Program {
    private let process = Process()
    private let output = Pipe()

    init(_ path: String, _ arguments: [String], folder: String) {
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = [:]
        process.currentDirectoryURL = URL(filePath: folder)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
    }

    var identifier: Int32 { process.processIdentifier }

    func start() throws { try process.run() }

    /// What it has printed and not been asked for, once it has printed anything.
    func someOutput() -> String { String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) }

    /// Waits for its end.
    ///
    /// - Returns: all that it printed.
    func finish() throws -> String {
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchmarkFailure("invoices \((process.arguments ?? []).joined(separator: " ")) failed")
        }
        return String(decoding: printed, as: UTF8.self)
    }

    /// Ends it, where it still runs.
    func stop() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }
}
