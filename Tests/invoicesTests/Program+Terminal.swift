import BillingTesting
import Foundation

extension Program {
    /// Runs a command on a terminal of its own, of which `script` keeps all that is printed, errors too.
    func runOnTerminal(_ arguments: [String], columns: Int) async throws -> Result {
        let program = process([]).executableURL?.path ?? ""
        let words = ([program] + arguments).map { "'\($0.replacing("'", with: "'\\''"))'" }.joined(separator: " ")
        let process = process(["--quiet", "--return", "--command", "stty cols \(columns); exec \(words)", "/dev/null"])
        process.executableURL = URL(filePath: "/usr/bin/script")
        var environment = self.environment
        environment["PATH"] = "/usr/bin:/bin"
        environment["SHELL"] = "/bin/sh"
        process.environment = environment
        let name = "terminal-\(UUID().uuidString)"
        try folder.write("", to: name)
        let output = try FileHandle(forWritingTo: folder.url.appending(path: name))
        defer { try? output.close() }
        (process.standardOutput, process.standardError, process.standardInput) = (output, output, FileHandle.nullDevice)
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        // A terminal ends lines with both characters.
        let text = try folder.text(name).replacing("\r\n", with: "\n")
        return Result(status: process.terminationStatus, output: text, errors: "")
    }
}
