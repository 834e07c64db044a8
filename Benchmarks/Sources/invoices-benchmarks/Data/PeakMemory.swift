import Foundation
import PostgresTesting

/// The most memory that a process has had in use, as long as it runs.
enum PeakMemory {
    /// In megabytes of 10⁶ bytes; nil where the system does not tell.
    static func megabytes(of program: Program) -> Double? {
        guard let status = try? String(contentsOfFile: "/proc/\(program.identifier)/status", encoding: .utf8),
            let match = status.firstMatch(of: /VmHWM:\s+(\d+) kB/), let kibibytes = Double(match.1)
        else { return nil }
        return kibibytes * 1024 / 1e6
    }

    /// Waits for a process's end, and looks at its memory again and again until then.
    static func whileFinishing(_ program: Program) async throws -> (output: String, megabytes: Double?) {
        try await withThrowingTaskGroup(of: Double?.self) { group in
            group.addTask {
                var peak: Double?
                while !Task.isCancelled {
                    peak = PeakMemory.megabytes(of: program) ?? peak
                    try? await Task.sleep(for: .milliseconds(20))
                }
                return peak
            }
            let output = try await onThread { try program.finish() }
            group.cancelAll()
            return (output, try await group.next() ?? nil)
        }
    }
}
