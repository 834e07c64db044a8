import HTTPTypes
import Hummingbird

/// Gives requests their ids, and writes a line for each.
struct RequestLog: Sendable {
    /// A request that is being answered.
    struct Entry {
        let id: String
        let started: ContinuousClock.Instant
    }

    private let output: any RequestLineOutput
    private let ids = RequestIDs()

    private static let maximumLength = 128

    init(output: any RequestLineOutput) {
        self.output = output
    }

    func entry(of request: Request) -> Entry { Entry(id: id(of: request), started: .now) }

    func write(_ entry: Entry, of request: Request, status: Int) {
        let duration = (ContinuousClock.now - entry.started).components
        output.write(
            RequestLine(
                method: request.method.rawValue, path: request.uri.path, status: status,
                microseconds: duration.seconds * 1_000_000 + duration.attoseconds / 1_000_000_000_000, requestID: entry.id))
    }

    /// The client's id, if it is one: visible ASCII that can't break a log line.
    private func id(of request: Request) -> String {
        if let given = request.headers[.requestID], 1...Self.maximumLength ~= given.utf8.count,
            given.utf8.allSatisfy({ 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "\"") })
        {
            return given
        }
        return ids.next()
    }
}
