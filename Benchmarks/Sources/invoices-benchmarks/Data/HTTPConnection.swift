import Foundation

/// A connection to a server on this machine, which stays open from request to request. Its calls wait.
final class HTTPConnection: Sendable {
    private let descriptor: Int32

    /// How much is read at a time.
    static let bufferBytes = 262_144
    private static let success = Array("HTTP/1.1 2".utf8)

    init(port: UInt16) throws(BenchmarkFailure) {
        #if os(Linux)
            let stream = Int32(SOCK_STREAM.rawValue)
        #else
            let stream = SOCK_STREAM
        #endif
        descriptor = socket(AF_INET, stream, 0)
        guard descriptor >= 0 else { throw BenchmarkFailure("there is no socket") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw BenchmarkFailure("no server answers on port \(port)") }
        // The last piece of a request goes out at once.
        var isOn: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(descriptor) }

    /// Sends all bytes.
    func send(_ bytes: [UInt8]) throws(BenchmarkFailure) {
        let isSent = bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Foundation.send(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count, 0)
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
        guard isSent else { throw BenchmarkFailure("the request could not be sent") }
    }

    /// Reads what has come, once anything has.
    ///
    /// - Returns: how many bytes; 0 where the server has hung up.
    func receive(into buffer: inout [UInt8], from start: Int = 0) throws(BenchmarkFailure) -> Int {
        let count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress.map { $0 + start }, $0.count - start, 0) }
        guard count >= 0 else { throw BenchmarkFailure("the response could not be read") }
        return count
    }

    /// Reads the whole of a response that tells its length.
    ///
    /// - Parameter buffer: memory that is used again, larger than the response.
    /// - Returns: where in it the body stands.
    func response(using buffer: inout [UInt8]) throws(BenchmarkFailure) -> Range<Int> {
        var filled = 0
        var head: ResponseHead?
        while head == nil {
            filled += try receiveMore(into: &buffer, from: filled)
            head = buffer.withUnsafeBytes { ResponseHead(UnsafeRawBufferPointer(rebasing: $0[..<filled])) }
        }
        guard let head, let length = head.bodyLength else { throw BenchmarkFailure("a response does not tell its length") }
        let end = head.bodyStart + length
        while filled < end { filled += try receiveMore(into: &buffer, from: filled) }
        guard buffer.starts(with: HTTPConnection.success) else {
            throw BenchmarkFailure("the server refused a request: \(String(decoding: buffer[..<end], as: UTF8.self))")
        }
        return head.bodyStart..<end
    }

    private func receiveMore(into buffer: inout [UInt8], from start: Int) throws(BenchmarkFailure) -> Int {
        let count = try receive(into: &buffer, from: start)
        guard count > 0 else { throw BenchmarkFailure("the server hung up in the middle of a response") }
        return count
    }
}
