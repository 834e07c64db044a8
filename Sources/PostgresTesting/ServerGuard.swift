#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Synchronization

/// A process that outlives this one by a moment: it stops a server and removes its folder as soon as this process lets go of
/// it or ends, in whatever way.
final class ServerGuard: Sendable {
    private static let closed: Int32 = -1

    private let process: ChildProcess
    /// The pipe that the guard reads from. That it is closed, here or by the system, tells it to do its work.
    private let pipe: Atomic<Int32>

    /// - Parameter stop: the command that stops the server.
    init(stop: [String], removing folder: String) throws(PostgresTestingError) {
        let ends = try ChildProcess.makePipe()
        defer { close(ends.reading) }
        // In a session of its own, so that Ctrl-C does not end the guard before its work is done.
        let script = "cd /; read -r line; folder=\"$1\"; shift; \"$@\"; rm -rf \"$folder\""
        do {
            process = try ChildProcess(
                ["setsid", "sh", "-c", script, "sh", folder] + stop, input: ends.reading, outputPath: "/dev/null")
        } catch {
            close(ends.writing)
            throw error
        }
        pipe = Atomic(ends.writing)
    }

    /// Stops the server, removes its folder, and waits for both.
    func end() {
        let descriptor = pipe.exchange(ServerGuard.closed, ordering: .acquiringAndReleasing)
        guard descriptor != ServerGuard.closed else { return }
        close(descriptor)
        _ = process.wait()
    }
}
