import Foundation
import Hummingbird
import Logging
import NIOCore

/// A server of its own process that answers every request with the bytes of one file: the least that a server on the same
/// library does.
struct PlainServer {
    static let argument = "--serve-plain"

    private let program: Program
    let port: UInt16

    /// Starts it, and waits until it is ready.
    init(in workspace: Workspace, file: String) throws {
        program = Program(CommandLine.arguments[0], [Self.argument, file], folder: FileManager.default.currentDirectoryPath)
        try program.start()
        port = try Server.port(of: program)
    }

    func stop() { program.stop() }

    /// Serves a file, in the process that was started for it.
    static func serve(_ file: String) async throws {
        let bytes = ByteBuffer(bytes: try Data(contentsOf: URL(filePath: file)))
        let router = Router()
        router.get("/organizations/:name/invoices/:id") { _, _ in
            Response(status: .ok, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: bytes))
        }
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                FileHandle.standardOutput.write(Data("http://127.0.0.1:\(channel.localAddress?.port ?? 0) \n".utf8))
            }, logger: Logger(label: "plain") { _ in SwiftLogNoOpLogHandler() })
        try await application.runService()
    }
}
