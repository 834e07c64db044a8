import Dispatch
import Foundation
import PostgresTesting

/// A temporary folder for a run's files, and what several benchmarks share.
final class Workspace {
    private let folder: URL
    private let givenInvoices: String?
    private let interruption: any DispatchSourceSignal
    private var largePlatform: LargePlatform?
    private var postgresServer: TemporaryPostgres?

    init(invoices: String?) throws {
        givenInvoices = invoices
        let folder = FileManager.default.temporaryDirectory.appending(path: "invoices-benchmarks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.folder = folder
        // Who breaks a run off finds nothing of it left either.
        signal(SIGINT, SIG_IGN)
        // A server that hangs up is an error to report, not the end of this process.
        signal(SIGPIPE, SIG_IGN)
        interruption = DispatchSource.makeSignalSource(signal: SIGINT)
        interruption.setEventHandler {
            Program.stopAll()
            try? FileManager.default.removeItem(at: folder)
            exit(130)
        }
        interruption.resume()
    }

    func remove() {
        largePlatform = nil
        postgresServer = nil
        try? FileManager.default.removeItem(at: folder)
    }

    var path: String { folder.path }

    /// Where a file of this run stands, or would stand.
    func path(of file: String) -> String { folder.appending(path: file).path }

    /// Removes a database, and what SQLite puts beside it.
    func removeDatabase(_ file: String) {
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path(of: file + suffix)) }
    }

    /// The platform with a million live spans, made when it is first asked for.
    func platform() async throws -> LargePlatform {
        if let largePlatform { return largePlatform }
        let made = try await LargePlatform(path: path(of: "platform.db"), linesPath: path(of: "platform.ndjson"))
        largePlatform = made
        return made
    }

    /// A PostgreSQL server on which a commit waits until it is on disk, made when it is first asked for.
    func postgres() async throws -> TemporaryPostgres {
        if let postgresServer { return postgresServer }
        let made = try await onThread { try TemporaryPostgres(isDurable: true) }
        postgresServer = made
        return made
    }

    /// The program itself, in release.
    func invoices() throws -> String {
        let candidates = givenInvoices.map { [$0] } ?? [".build/release/invoices", "../.build/release/invoices"]
        guard let found = candidates.first(where: FileManager.default.isExecutableFile) else {
            throw BenchmarkFailure(
                "there is no program at \(candidates.joined(separator: " or ")): "
                    + "build it with swift build -c release --product invoices, or name it with --invoices")
        }
        return URL(filePath: found).path
    }
}
