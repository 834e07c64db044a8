import Foundation

/// A file that is there whole or not at all: it is written beside its place, and put there at the end.
struct OutputFile {
    private let path: String
    private let temporary: String
    private let handle: FileHandle

    /// Writes a file, or standard output where none is named, or `-`.
    static func write(
        to path: String?, _ body: (_ write: ([UInt8]) throws -> Void) async throws -> Void
    ) async throws {
        guard let path, path != "-" else { return try await body { try writeBytes($0) } }
        let file = try OutputFile(path: path)
        do { try await body { try file.write($0) } } catch {
            file.discard()
            throw error
        }
        try file.finish()
    }

    init(path: String) throws {
        self.path = path
        let url = URL(filePath: path)
        temporary = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).\(UUID().uuidString)").path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw CommandError("\(path) is a folder. Name a file with --output.")
        }
        guard FileManager.default.createFile(atPath: temporary, contents: nil),
            let handle = FileHandle(forWritingAtPath: temporary)
        else { throw CommandError("\(path) can't be written. Check that its folder is there, and that you may write to it.") }
        self.handle = handle
    }

    func write(_ bytes: [UInt8]) throws { try handle.write(contentsOf: bytes) }

    /// Puts it in its place, on disk.
    func finish() throws {
        try handle.synchronize()
        try handle.close()
        guard rename(temporary, path) == 0 else {
            discard()
            throw CommandError("\(path) can't be written: \(String(cString: strerror(errno))).")
        }
    }

    /// Leaves nothing of it.
    func discard() {
        try? handle.close()
        try? FileManager.default.removeItem(atPath: temporary)
    }
}
