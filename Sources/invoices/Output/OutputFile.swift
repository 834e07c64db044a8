import Foundation

/// A file that is there whole or not at all: it is written beside its place, and put there at the end.
///
/// A link stays, and leads to what was written. What is there and is no regular file, such as a pipe or a device, can't be
/// replaced without harm: others hold it. So it is written to as it is.
struct OutputFile {
    private let path: String
    /// Nil for what is written in its place.
    private let temporary: String?
    private let handle: FileHandle

    /// How many links may follow each other; as many as Linux follows.
    private static let maximumLinks = 40

    /// Whether there is no file to write: none is named, or one that means standard output. Replacing the file that this leads to
    /// would lose what other programs write to it.
    static func isStandardOutput(_ path: String?) -> Bool { path.map { ["-", "/dev/stdout"].contains($0) } ?? true }

    /// Writes a file, or standard output.
    static func write(
        to path: String?, _ body: (_ write: ([UInt8]) throws -> Void) async throws -> Void
    ) async throws {
        guard let path, !isStandardOutput(path) else { return try await body { try writeBytes($0) } }
        let file = try OutputFile(path: path)
        do { try await body { try file.write($0) } } catch {
            file.discard()
            throw error
        }
        try file.finish()
    }

    init(path given: String) throws {
        let refusal = CommandError("\(given) can't be written. Check that its folder is there, and that you may write to it.")
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: given, isDirectory: &isFolder), isFolder.boolValue {
            throw CommandError("\(given) is a folder. Name a file with --output.")
        }
        if Self.isSpecial(given) {
            guard let handle = FileHandle(forWritingAtPath: given) else { throw refusal }
            (path, temporary, self.handle) = (given, nil, handle)
            return
        }
        guard let target = Self.target(of: given) else { throw refusal }
        let url = URL(filePath: target)
        let temporary = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).\(UUID().uuidString)").path
        guard FileManager.default.createFile(atPath: temporary, contents: nil),
            let handle = FileHandle(forWritingAtPath: temporary)
        else { throw refusal }
        (path, self.temporary, self.handle) = (target, temporary, handle)
    }

    func write(_ bytes: [UInt8]) throws { try handle.write(contentsOf: bytes) }

    /// Puts it in its place, on disk.
    func finish() throws {
        guard let temporary else { return try handle.close() }
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
        if let temporary { try? FileManager.default.removeItem(atPath: temporary) }
    }

    /// Whether what a path leads to is there, and no regular file.
    private static func isSpecial(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }

    /// Where a path leads to, whether there is anything or not; nil for links that lead to each other.
    private static func target(of path: String) -> String? {
        var path = path
        for _ in 0...maximumLinks {
            guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return path }
            path = next.hasPrefix("/") ? next : URL(filePath: path).deletingLastPathComponent().appending(path: next).path
        }
        return nil
    }
}
