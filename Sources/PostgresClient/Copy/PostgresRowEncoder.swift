/// Writes rows in the binary format of COPY, column by column, into one buffer that is used again.
///
/// The columns are appended in the order of the statement; `endRow` ends the row. What is appended must be of the column's own
/// type, since COPY casts nothing. It belongs to the closure that it is lent to.
public final class PostgresRowEncoder {
    private let writer: PostgresCopyWriter
    private let buffer: ByteWriter
    private let columnCount: Int
    private var column = 0
    /// How many rows have been ended.
    public private(set) var rowCount = 0

    /// The signature, no flags, and no further header.
    private static let header: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)

    init(_ writer: PostgresCopyWriter) {
        self.writer = writer
        buffer = writer.buffer
        columnCount = writer.columnCount
        PostgresRowEncoder.header.withUnsafeBytes(buffer.append(contentsOf:))
    }

    /// An `int8`.
    public func append(_ value: Int64) {
        beginColumn()
        buffer.append(8 as Int32)
        buffer.append(value)
    }

    /// An `int4`.
    public func append(_ value: Int32) {
        beginColumn()
        buffer.append(4 as Int32)
        buffer.append(value)
    }

    /// An `int2`.
    public func append(_ value: Int16) {
        beginColumn()
        buffer.append(2 as Int32)
        buffer.append(value)
    }

    /// A `bool`.
    public func append(_ value: Bool) {
        beginColumn()
        buffer.append(1 as Int32)
        buffer.append(value ? 1 as UInt8 : 0)
    }

    /// A `text` or `varchar`.
    public func append(_ text: String) {
        beginColumn()
        buffer.append(valueOf: text)
    }

    /// A `bytea`, or a text in UTF-8.
    public func append(_ bytes: UnsafeRawBufferPointer) {
        beginColumn()
        buffer.append(valueOf: bytes)
    }

    /// A `bytea`, or a text in UTF-8.
    public func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes(append)
    }

    /// A `uuid`.
    public func append(_ uuid: PostgresUUID) {
        beginColumn()
        buffer.append(16 as Int32)
        buffer.append(uuid.high)
        buffer.append(uuid.low)
    }

    /// A `timestamptz`.
    public func append(microsecondsSince1970 value: Int64) {
        append(value &- PostgresTime.microsecondsFrom1970To2000)
    }

    /// Null, of any type.
    public func appendNull() {
        beginColumn()
        buffer.append(-1 as Int32)
    }

    /// An `int8`, or null.
    public func append(_ value: Int64?) {
        if let value { append(value) } else { appendNull() }
    }

    /// A text, or null.
    public func append(_ text: String?) {
        if let text { append(text) } else { appendNull() }
    }

    /// A `bytea`, or null.
    public func append(_ bytes: [UInt8]?) {
        if let bytes { append(bytes) } else { appendNull() }
    }

    /// Ends a row, and sends what has been gathered when that is enough.
    public func endRow() throws(PostgresError) {
        guard column == columnCount else {
            throw .misuse("A row of \(columnCount) columns was given \(column).")
        }
        column = 0
        rowCount += 1
        try writer.flushIfLarge()
    }

    /// Ends the data.
    func finish() throws(PostgresError) {
        guard column == 0 else { throw .misuse("The last row was not ended.") }
        buffer.append(-1 as Int16)
    }

    @inline(__always)
    private func beginColumn() {
        if column == 0 { buffer.append(Int16(truncatingIfNeeded: columnCount)) }
        column += 1
    }
}
