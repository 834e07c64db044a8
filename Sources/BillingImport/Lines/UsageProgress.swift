/// How far the reading of usage lines has come.
public struct UsageProgress: Hashable, Sendable {
    public let readBytes: Int64
    /// How large the file is; nil where that can't be told, as of a pipe.
    public let totalBytes: Int64?
    /// How many lines have been taken, blank ones and the one that names the columns included.
    public let lines: Int

    public init(readBytes: Int64, totalBytes: Int64?, lines: Int) {
        self.readBytes = readBytes
        self.totalBytes = totalBytes
        self.lines = lines
    }
}
