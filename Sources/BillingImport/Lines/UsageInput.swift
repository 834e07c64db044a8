/// Where the bytes of usage lines come from.
enum UsageInput: Sendable {
    case file(InputFile)
    case memory([UInt8])

    /// How many bytes there are in all; nil where that can't be told.
    var totalBytes: Int64? {
        switch self {
        case .file(let file): file.totalBytes
        case .memory(let bytes): Int64(bytes.count)
        }
    }

    /// Reads some bytes, none at the end.
    ///
    /// - Parameter offset: how many bytes have been read before.
    func read(into target: UnsafeMutableRawBufferPointer, offset: Int64) throws(UsageFileError) -> Int {
        switch self {
        case .file(let file): return try file.read(into: target, offset: offset)
        case .memory(let bytes):
            let rest = bytes[Int(offset)...].prefix(target.count)
            target.copyBytes(from: rest)
            return rest.count
        }
    }
}
