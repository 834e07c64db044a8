import Foundation

/// A response that is read to its end and kept nowhere.
struct HTTPDownload {
    private(set) var secondsToFirstByte = 0.0
    private(set) var seconds = 0.0
    private(set) var bytes = 0

    private static let bufferBytes = 262_144

    /// Asks the server on a port of this machine for a path.
    init(port: UInt16, path: String) throws {
        #if os(Linux)
            let stream = Int32(SOCK_STREAM.rawValue)
        #else
            let stream = SOCK_STREAM
        #endif
        let connection = socket(AF_INET, stream, 0)
        guard connection >= 0 else { throw BenchmarkFailure("there is no socket") }
        defer { close(connection) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let started = ContinuousClock.now
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw BenchmarkFailure("no server answers on port \(port)") }
        let request = Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".utf8)
        guard send(connection, request, request.count, 0) == request.count else {
            throw BenchmarkFailure("the request could not be sent")
        }
        var buffer = [UInt8](repeating: 0, count: HTTPDownload.bufferBytes)
        while true {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count >= 0 else { throw BenchmarkFailure("the response could not be read") }
            if count == 0 { break }
            if bytes == 0 {
                secondsToFirstByte = (ContinuousClock.now - started).seconds
                guard buffer.starts(with: "HTTP/1.1 200 ".utf8) else { throw BenchmarkFailure("the server refused \(path)") }
            }
            bytes += count
        }
        seconds = (ContinuousClock.now - started).seconds
    }
}
