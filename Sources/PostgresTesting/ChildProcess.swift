#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Synchronization

/// A program that this process started. Foundation's `Process` waits for everything that a program leaves running too, which a
/// server is meant to be.
struct ChildProcess: Sendable {
    private let identifier: pid_t

    /// Nothing is started between making a pipe and marking it as not to be handed on.
    private static let starting = Mutex(())

    /// File descriptors below this number are not handed on: as many as a process may have open, and 1,024 at most.
    private static let closedDescriptors = Int32(min(1024, max(3, sysconf(Int32(_SC_OPEN_MAX)))))

    /// - Parameters:
    ///   - command: the program, which is looked for in PATH, and its arguments.
    ///   - input: where it reads from; nothing if nil.
    ///   - outputPath: the file that takes what it prints.
    init(_ command: [String], input: Int32? = nil, outputPath: String) throws(PostgresTestingError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // Foundation's `Process` learns of a program's end by a socket that closes: a server that had inherited it would keep
        // it open. What is not open is not an error.
        for descriptor in 3..<ChildProcess.closedDescriptors { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var arguments = command.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        var identifier: pid_t = 0
        let code = ChildProcess.starting.withLock { _ in
            posix_spawnp(&identifier, command[0], &actions, nil, arguments, environ)
        }
        guard code == 0 else { throw .failed(command: command[0], output: String(cString: strerror(code))) }
        self.identifier = identifier
    }

    /// A pipe that no process gets but one that is given an end of it.
    static func makePipe() throws(PostgresTestingError) -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [0, 0]
        let code = starting.withLock { _ in
            let code = pipe(&ends)
            for end in ends where code == 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return code
        }
        guard code == 0 else { throw .failed(command: "pipe", output: String(cString: strerror(errno))) }
        return (ends[0], ends[1])
    }

    /// Waits for its end.
    ///
    /// - Returns: whether it succeeded.
    func wait() -> Bool {
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0 {
            if errno != EINTR { return false }
        }
        return status == 0
    }
}
