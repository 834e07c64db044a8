public import Foundation
import Synchronization

/// A PostgreSQL server for tests: a new cluster in a temporary folder, reachable by a socket in that folder and in no other way.
/// It is stopped and removed with this object, or at the end of the process, however that ends.
public final class TemporaryPostgres: Sendable {
    /// How a server is stopped.
    public enum StopMode: String, Sendable {
        /// Ends all connections and writes everything down.
        case fast
        /// Drops everything, as if the power had failed; the next start recovers.
        case immediate
    }

    private static let sharedServer = Result {
        let server = try TemporaryPostgres()
        atexit { TemporaryPostgres.endShared() }
        return server
    }
    private static let databaseNumbers = Atomic<Int>(0)

    /// Holds the data, the socket, the server's log and what its programs print.
    public let folder: URL
    private let programs: ServerPrograms
    private let serverGuard: ServerGuard
    private let isDurable: Bool
    /// One program at a time starts or stops the server.
    private let control = Mutex(())

    private var data: String { folder.appending(path: "data").path }

    /// The one server that the tests of a process share. Nobody stops it but the process's end.
    public static var shared: TemporaryPostgres {
        get throws { try sharedServer.get() }
    }

    /// Makes and starts a cluster.
    ///
    /// - Parameter isDurable: whether a commit waits until it is on disk, which tests need not.
    public init(isDurable: Bool = false) throws {
        self.isDurable = isDurable
        programs = try ServerPrograms()
        // A socket's path must be shorter than 108 bytes, so the folder is in /tmp whatever TMPDIR says.
        folder = URL(filePath: "/tmp/postgres-\(UUID().uuidString.prefix(18))")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        if ServerPrograms.isRoot {
            try FileManager.default.setAttributes(
                [.ownerAccountName: ServerPrograms.userInPlaceOfRoot], ofItemAtPath: folder.path)
        }
        let data = folder.appending(path: "data").path
        serverGuard = try ServerGuard(
            stop: programs.command("pg_ctl", ["-D", data, "-m", "immediate", "stop"]), removing: folder.path)
        do {
            try programs.run(
                "initdb",
                ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
                outputPath: folder.appending(path: "initdb.txt").path)
            try start()
        } catch {
            serverGuard.end()
            throw error
        }
    }

    deinit { serverGuard.end() }

    /// Starts the server, and waits until it takes connections.
    public func start() throws(PostgresTestingError) {
        let options = [
            "-c listen_addresses=''", "-c unix_socket_directories='\(folder.path)'", "-c max_connections=200",
            "-c logging_collector=off", "-c fsync=\(isDurable ? "on" : "off")",
        ]
        let log = folder.appending(path: "server.log").path
        try run(["-D", data, "-w", "-t", "60", "-l", log, "-o", options.joined(separator: " "), "start"])
    }

    /// Stops the server; its data stays.
    public func stop(_ mode: StopMode) throws(PostgresTestingError) {
        try run(["-D", data, "-w", "-t", "60", "-m", mode.rawValue, "stop"])
    }

    /// Stops and starts the server.
    public func restart(_ mode: StopMode) throws(PostgresTestingError) {
        try stop(mode)
        try start()
    }

    /// Makes an empty database.
    ///
    /// - Returns: its URL.
    public func makeDatabase() throws(PostgresTestingError) -> String {
        let number = TemporaryPostgres.databaseNumbers.add(1, ordering: .relaxed).newValue
        let name = "test_\(number)"
        try programs.run(
            "createdb", ["-h", folder.path, "-U", "postgres", name], outputPath: folder.appending(path: "\(name).txt").path)
        return url(database: name)
    }

    /// The URL of a database, for the server's owner.
    public func url(database: String = "postgres") -> String {
        "postgres://postgres@/\(database)?host=\(folder.path)"
    }

    private func run(_ arguments: [String]) throws(PostgresTestingError) {
        try control.withLock { _ throws(PostgresTestingError) in
            try programs.run("pg_ctl", arguments, outputPath: folder.appending(path: "pg_ctl.txt").path)
        }
    }

    private static func endShared() {
        if case .success(let server) = sharedServer { server.serverGuard.end() }
    }
}
