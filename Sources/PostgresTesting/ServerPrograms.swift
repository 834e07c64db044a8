import Foundation

/// The programs of the newest PostgreSQL that is installed, run as a user that the server accepts: it refuses root.
struct ServerPrograms: Sendable {
    static let installationFolder = "/usr/lib/postgresql"
    /// Debian makes this user with the server.
    static let userInPlaceOfRoot = "postgres"

    let folder: String

    init() throws(PostgresTestingError) {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: ServerPrograms.installationFolder)) ?? []
        let newest = versions.compactMap { Int($0) }.sorted().last { version in
            FileManager.default.isExecutableFile(atPath: "\(ServerPrograms.installationFolder)/\(version)/bin/initdb")
        }
        guard let newest else { throw .notInstalled }
        folder = "\(ServerPrograms.installationFolder)/\(newest)/bin"
    }

    static var isRoot: Bool { geteuid() == 0 }

    /// The whole command that runs one of the programs.
    func command(_ program: String, _ arguments: [String]) -> [String] {
        let prefix = ServerPrograms.isRoot ? ["runuser", "-u", ServerPrograms.userInPlaceOfRoot, "--"] : []
        return prefix + ["\(folder)/\(program)"] + arguments
    }

    /// Runs one of the programs and waits for its end, but not for that of a server that it starts.
    func run(_ program: String, _ arguments: [String], outputPath: String) throws(PostgresTestingError) {
        let process = try ChildProcess(command(program, arguments), outputPath: outputPath)
        guard process.wait() else {
            throw .failed(command: program, output: (try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? "")
        }
    }
}
