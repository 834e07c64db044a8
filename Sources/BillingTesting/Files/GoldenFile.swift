import Foundation

/// A file with the exact output that is expected, in the folder `Golden` beside the test that names it.
public struct GoldenFile {
    public let text: String
    private let name: String

    public init(_ name: String, besides testFile: String = #filePath) throws {
        let folder = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Golden")
        text = String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
        self.name = name
    }

    /// Whether an output is the expected one. Where it is not, and `GOLDEN_ACTUAL` names a folder, the output is put there, to be
    /// looked at and to take the file's place.
    public func matches(_ actual: String) -> Bool {
        let isSame = actual.utf8.elementsEqual(text.utf8)
        if !isSame, let folder = ProcessInfo.processInfo.environment["GOLDEN_ACTUAL"] {
            do { try Data(actual.utf8).write(to: URL(filePath: folder).appending(path: name)) } catch { print("\(error)") }
        }
        return isSame
    }
}
