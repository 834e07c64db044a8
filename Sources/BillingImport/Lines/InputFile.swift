#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// An open file, closed when nobody uses it any more.
final class InputFile: Sendable {
    private let path: String
    private let descriptor: Int32
    private let isOwned: Bool
    /// Nil for what is no regular file, such as a pipe, and can only be read once from its beginning to its end.
    let totalBytes: Int64?

    static let standardInput = InputFile(descriptor: STDIN_FILENO)

    init(path: String) throws(UsageFileError) {
        var descriptor: Int32
        repeat { descriptor = open(path, O_RDONLY | O_CLOEXEC) } while descriptor < 0 && errno == EINTR
        guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: reason(errno)) }
        var status = stat()
        let failure = fstat(descriptor, &status) == 0 ? (status.st_mode & S_IFMT == S_IFDIR ? EISDIR : 0) : errno
        guard failure == 0 else {
            close(descriptor)
            throw .cannotOpen(path: path, reason: reason(failure))
        }
        self.path = path
        self.descriptor = descriptor
        isOwned = true
        totalBytes = status.st_mode & S_IFMT == S_IFREG ? Int64(status.st_size) : nil
    }

    private init(descriptor: Int32) {
        path = "stdin"
        self.descriptor = descriptor
        isOwned = false
        totalBytes = nil
    }

    deinit {
        if isOwned { close(descriptor) }
    }

    /// Reads some bytes, none at the end.
    ///
    /// A regular file is read at `offset`, so that several readers of it do not get in each other's way.
    func read(into target: UnsafeMutableRawBufferPointer, offset: Int64) throws(UsageFileError) -> Int {
        while true {
            let count =
                totalBytes == nil
                ? systemRead(descriptor, target.baseAddress, target.count)
                : pread(descriptor, target.baseAddress, target.count, off_t(offset))
            if count >= 0 { return count }
            if errno != EINTR { throw .cannotRead(path: path, reason: reason(errno)) }
        }
    }
}

/// `read`, which inside ``InputFile`` is the name of its own method.
private func systemRead(_ descriptor: Int32, _ target: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, target, count)
}

private func reason(_ error: Int32) -> String { String(cString: strerror(error)) }
