/// How usage lines are written.
public enum UsageLineFormat: String, Sendable, CaseIterable {
    /// One JSON object a line.
    case ndjson
    /// RFC 4180, with a first line that names the columns.
    case csv

    /// The format that a file's extension tells, or nil where it tells none.
    public init?(path: String) {
        guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        switch path[path.index(after: dot)...].lowercased() {
        case "ndjson", "jsonl", "json": self = .ndjson
        case "csv": self = .csv
        default: return nil
        }
    }

    /// The format that the first byte which is not blank tells.
    ///
    /// A JSON array is no usage line either, but is refused with a better reason as NDJSON.
    init(firstByte: UInt8) {
        self = firstByte == UInt8(ascii: "{") || firstByte == UInt8(ascii: "[") ? .ndjson : .csv
    }
}
