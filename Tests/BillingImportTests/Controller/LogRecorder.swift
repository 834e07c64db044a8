import Logging
import PostgresClient

/// Keeps what is logged, a line each: `error: what happened`.
struct LogRecorder: LogHandler {
    private let recorded: Lock<[String]>
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    init() { recorded = Lock([]) }

    var lines: [String] { recorded.withLock { $0 } }

    var logger: Logger { Logger(label: "test") { _ in self } }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let metadata = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        recorded.withLock { $0.append("\(event.level): \(event.message)\(metadata)") }
    }

    /// Waits for a line that has all of some texts.
    ///
    /// - Parameter start: how many lines don't count.
    /// - Returns: how many lines there are with it.
    @discardableResult
    func wait(for texts: String..., after start: Int = 0) async throws -> Int {
        while true {
            let lines = lines
            let found = lines.indices.dropFirst(start).first { index in texts.allSatisfy { lines[index].contains($0) } }
            if let found { return found + 1 }
            try await Task.sleep(for: .milliseconds(2))
        }
    }
}
