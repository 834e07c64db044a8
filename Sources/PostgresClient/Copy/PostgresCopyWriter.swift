/// Takes the data of a `COPY … FROM STDIN`, in whatever format the statement named, and sends it in large pieces.
///
/// It belongs to the closure that it is lent to.
public final class PostgresCopyWriter {
    /// How much is gathered before it is sent.
    static let pieceByteCount = 65536
    private static let largestPutByteCount = 1 << 20

    let columnCount: Int
    let isBinary: Bool
    let buffer = ByteWriter(capacity: 2 * PostgresCopyWriter.pieceByteCount)
    private unowned let session: Session
    private var isOpen = true
    /// Whether the server has stopped the COPY.
    private(set) var wasRefused = false

    init(session: Session, columnCount: Int, isBinary: Bool) {
        self.session = session
        self.columnCount = columnCount
        self.isBinary = isBinary
    }

    /// Takes bytes; pieces need not end where rows do.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(PostgresError) {
        if bytes.count < PostgresCopyWriter.pieceByteCount {
            buffer.append(contentsOf: bytes)
            return try flushIfLarge()
        }
        try flush()
        var rest = bytes[...]
        while !rest.isEmpty {
            try put(UnsafeRawBufferPointer(rebasing: rest.prefix(PostgresCopyWriter.largestPutByteCount)))
            rest = rest.dropFirst(PostgresCopyWriter.largestPutByteCount)
        }
    }

    /// Takes bytes; pieces need not end where rows do.
    public func write(_ bytes: [UInt8]) throws(PostgresError) {
        try bytes.withUnsafeBytes { bytes in Result { () throws(PostgresError) in try write(bytes) } }.get()
    }

    /// Takes text, as UTF-8.
    public func write(_ text: String) throws(PostgresError) {
        try write(Array(text.utf8))
    }

    @inline(__always)
    func flushIfLarge() throws(PostgresError) {
        if buffer.count >= PostgresCopyWriter.pieceByteCount { try flush() }
    }

    /// Sends the rest, and makes sure that no refusal went unnoticed.
    func finish() throws(PostgresError) {
        try flush()
        close()
    }

    func close() { isOpen = false }

    private func flush() throws(PostgresError) {
        defer { buffer.removeAll() }
        if buffer.count > 0 { try put(buffer.bytes) }
    }

    private func put(_ bytes: UnsafeRawBufferPointer) throws(PostgresError) {
        guard isOpen else { throw .misuse("The COPY is over.") }
        guard !wasRefused, try session.putCopyData(bytes) else {
            wasRefused = true
            throw .connectionLost(reason: "the server has stopped the COPY")
        }
    }
}
