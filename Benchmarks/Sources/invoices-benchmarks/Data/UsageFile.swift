import Foundation

/// Writes usage lines into a file, oldest first, as a platform's own log would have them.
enum UsageFile {
    private static let chunkBytes = 1 << 20

    static func write(_ lines: [UsageLine], to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw BenchmarkFailure("\(path) can't be written") }
        var text = ""
        for line in lines.sorted(by: { $0.start < $1.start }) {
            line.write(to: &text)
            if text.utf8.count > chunkBytes {
                try file.write(contentsOf: Data(text.utf8))
                text.removeAll(keepingCapacity: true)
            }
        }
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }
}
