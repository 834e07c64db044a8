import Foundation
import Synchronization

/// Debian's ChromeDriver in a process of its own. Whatever becomes of the test, the process ends with this value, and so do the
/// browsers that it has started.
final class DriverProcess: Sendable {
    private static let program = "/usr/bin/chromedriver"
    /// How often it is looked for a change, with a pause between: looks are counted, not seconds, because other tests may keep
    /// all threads for longer than a driver takes to start.
    private static let looks = 3000
    private static let pause = Duration.milliseconds(20)

    /// Where the driver and its browsers keep what they keep.
    let folder: URL
    private let pid: pid_t
    private let hasEnded = Mutex(false)

    private var output: URL { folder.appending(path: "driver.out") }

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "browser-\(UUID().uuidString)")
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(filePath: Self.program)
        process.arguments = ["--port=0"]
        let own = ["TMPDIR", "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"].map { ($0, folder.path) }
        process.environment = ProcessInfo.processInfo.environment.merging(own) { _, own in own }
        do {
            let file = folder.appending(path: "driver.out")
            try Data().write(to: file)
            let handle = try FileHandle(forWritingTo: file)
            (process.standardOutput, process.standardError) = (handle, handle)
            process.standardInput = FileHandle.nullDevice
            try process.run()
            // The driver has its own by now.
            try handle.close()
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw BrowserError("\(Self.program) does not start (apt-get install chromium chromium-driver): \(error)")
        }
        pid = process.processIdentifier
    }

    deinit { end() }

    /// Where the driver listens, once it does.
    func url() async throws -> String {
        for _ in 0..<Self.looks where kill(pid, 0) == 0 {
            let text = try String(contentsOf: output, encoding: .utf8)
            if let match = text.firstMatch(of: /successfully on port (\d+)/) { return "http://127.0.0.1:\(match.1)" }
            try await Task.sleep(for: Self.pause)
        }
        throw BrowserError("\(Self.program) did not start: \(try String(contentsOf: output, encoding: .utf8))")
    }

    /// Ends the driver and what it has started, and removes their files.
    func end() {
        let isFirst = hasEnded.withLock { hasEnded in
            defer { hasEnded = true }
            return !hasEnded
        }
        guard isFirst else { return }
        kill(pid, SIGKILL)
        for browser in Self.processes(naming: folder.path) { kill(browser, SIGKILL) }
        // A process that is just being killed may write one more file.
        for _ in 0..<10 where FileManager.default.fileExists(atPath: folder.path) {
            try? FileManager.default.removeItem(at: folder)
        }
    }

    /// The processes that have a text in their command line: those of a browser have the folder of its profile there.
    private static func processes(naming text: String) -> [pid_t] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { pid_t($0) }.filter { pid in
            guard pid != getpid(), let handle = FileHandle(forReadingAtPath: "/proc/\(pid)/cmdline") else { return false }
            defer { try? handle.close() }
            let line = (try? handle.readToEnd()) ?? Data()
            return line.range(of: Data(text.utf8)) != nil
        }
    }
}
