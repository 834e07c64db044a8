import Foundation

/// A file with the exact output that is expected, in the folder `Golden` beside the test that names it.
public struct GoldenFile {
    public let text: String

    public init(_ name: String, besides testFile: String = #filePath) throws {
        let folder = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Golden")
        text = String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }
}
