/// A response that is read to its end and kept nowhere.
struct HTTPDownload {
    private(set) var secondsToFirstByte = 0.0
    private(set) var seconds = 0.0
    private(set) var bytes = 0

    /// Asks the server on a port of this machine for a path.
    init(port: UInt16, path: String) throws {
        let started = ContinuousClock.now
        let connection = try HTTPConnection(port: port)
        try connection.send(Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".utf8))
        var buffer = [UInt8](repeating: 0, count: HTTPConnection.bufferBytes)
        while true {
            let count = try connection.receive(into: &buffer)
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
