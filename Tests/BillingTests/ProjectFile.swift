import Foundation
import Testing

/// A text file of this project.
struct ProjectFile {
    /// From the project's folder on.
    let path: String
    let text: String

    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    init(_ path: String) throws {
        self.path = path
        text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    }

    /// All files of a kind within a folder.
    static func all(in folder: String, ending: String) throws -> [ProjectFile] {
        let start = root.appending(path: folder)
        let enumerator = try #require(FileManager.default.enumerator(atPath: start.path))
        let paths = enumerator.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }.sorted()
        return try paths.map { try ProjectFile("\(folder)/\($0)") }
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }
}
