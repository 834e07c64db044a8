import BillingTesting
import Foundation
import Testing

@Suite struct ShutdownTests {
    private let now = "2017-02-05T22:16:56.616Z"
    /// More than the buffers between server and client hold, so that the response is under way when the server is stopped.
    private let items = 40_000

    @Test(.timeLimit(.minutes(20)))
    func `a server that is asked to stop finishes what is under way`() async throws {
        let program = try Program()
        let lines = (0..<items).map { index in
            UsageRecord("gp1 web dyno", price: "30", from: "2017-01-10T00:00:00Z", app: "app-\(index)").line
        }
        _ = try await program.run("import", "usage", "-", input: lines.joined())
        let server = try await ServerProcess(program, "--now", now)
        let connection = try Connection(port: server.port)
        try connection.send("GET /account/invoices/2017-02-01 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        var response = try connection.receive(atMost: 10_000)
        #expect(String(decoding: response.prefix(15), as: UTF8.self) == "HTTP/1.1 200 OK")
        server.process.terminate()
        try await Task.sleep(for: .milliseconds(300))
        #expect(server.process.isRunning, "it waits for the response to be taken")
        #expect(throws: Connection.Failure.self, "it takes no new connections") { try Connection(port: server.port) }
        while true {
            let part = try connection.receive(atMost: 1 << 20)
            if part.isEmpty { break }
            response += part
            if response.suffix(5) == Array("0\r\n\r\n".utf8) { break }
        }
        #expect(response.suffix(5) == Array("0\r\n\r\n".utf8), "the last chunk came")
        connection.close()
        #expect(try await server.end() == 0)
    }
}

/// A plain connection to this machine, to read a response as slowly as a test likes.
private struct Connection {
    enum Failure: Error {
        case refused
        case broken
    }

    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure.refused }
    }

    func send(_ text: String) throws {
        let bytes = Array(text.utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count else { throw Failure.broken }
    }

    func receive(atMost count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
            let received = read(descriptor, buffer.baseAddress, count)
            guard received >= 0 else { throw Failure.broken }
            length = received
        }
    }

    func close() { _ = Foundation.close(descriptor) }
}
