import Foundation
import Synchronization

/// The program as a child process, with nothing of this process's environment or folder that could change its settings.
struct Program {
    private let process = Process()
    private let output = Pipe()

    /// The processes that run, by their ids.
    private static let running = Mutex<Set<Int32>>([])

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

    func start() throws {
        try process.run()
        _ = Program.running.withLock { $0.insert(identifier) }
    }

    /// What it has printed and not been asked for, once it has printed anything.
    func someOutput() -> String { String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) }

    /// Waits for its end.
    ///
    /// - Returns: all that it printed.
    func finish() throws -> String {
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        waitForEnd()
        guard process.terminationStatus == 0 else {
            throw BenchmarkFailure("invoices \((process.arguments ?? []).joined(separator: " ")) failed")
        }
        return String(decoding: printed, as: UTF8.self)
    }

    /// Ends it, where it still runs.
    func stop() {
        if process.isRunning { process.terminate() }
        waitForEnd()
    }

    /// Ends all that run.
    static func stopAll() {
        for identifier in running.withLock({ $0 }) { kill(identifier, SIGTERM) }
    }

    private func waitForEnd() {
        process.waitUntilExit()
        _ = Program.running.withLock { $0.remove(identifier) }
    }
}
