import Logging

/// Writes a log line by line to standard error, in the form of swift-log's own handler.
///
/// That one formats a request's metadata again whenever some is added, and hands every line to the system at once: together a
/// third of the work for a request. Here lines are made once, and go out together; see ``LogOutput``.
struct LineLogHandler: LogHandler {
    private let label: String
    private let output: LogOutput
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    init(label: String, output: LogOutput) {
        self.label = label
        self.output = output
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var metadata = metadata
        if let more = event.metadata { metadata.merge(more) { _, new in new } }
        if let error = event.error { metadata["error"] = "\(error)" }
        var line: [UInt8] = []
        line.reserveCapacity(320)
        func append(_ text: String) { line.append(contentsOf: text.utf8) }
        append(" ")
        append(event.level.rawValue)
        append(" ")
        append(label)
        append(":")
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            append(" ")
            append(key)
            append("=")
            if case .string(let text) = value { append(text) } else { append("\(value)") }
        }
        append(" [")
        append(event.source)
        append("] ")
        append(event.message.description)
        append("\n")
        output.write(line, isUrgent: event.level >= .warning)
    }
}
