import Foundation

/// A file with the exact output that is expected, beside the tests.
struct GoldenFile {
    let bytes: [UInt8]

    init(_ name: String) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
        bytes = Array(try Data(contentsOf: folder.appending(path: name)))
    }
}
