/// Finds the values in the binary format of COPY. The server sends a row at a time; the first comes after a header.
final class CopyReader {
    private static let signature: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0]
    /// The signature, the flags, and the length of what else the header holds.
    private static let headerByteCount = 19

    private let fields: UnsafeMutableBufferPointer<PostgresField>
    private var isAtStart = true

    init(columnCount: Int) {
        fields = .allocate(capacity: columnCount)
        fields.initialize(repeating: PostgresField(bytes: nil, type: PostgresType.unspecified))
    }

    deinit { fields.deallocate() }

    /// Lends the row of a piece of data, if it has one.
    func read(_ data: UnsafeRawBufferPointer, _ body: (borrowing PostgresRow) throws -> Void) throws {
        var rest = data[...]
        if isAtStart {
            try skipHeader(&rest)
            isAtStart = false
        }
        guard !rest.isEmpty else { return }
        let count = Int(try CopyReader.take(Int16.self, from: &rest))
        if count == -1 { return }
        guard count == fields.count else {
            throw PostgresError.malformedData("a row of \(count) columns instead of \(fields.count)")
        }
        for column in 0..<count {
            let length = Int(try CopyReader.take(Int32.self, from: &rest))
            if length < 0 {
                fields[column].bytes = nil
            } else {
                guard rest.count >= length else { throw CopyReader.truncated }
                fields[column].bytes = UnsafeRawBufferPointer(rebasing: rest.prefix(length))
                rest = rest.dropFirst(length)
            }
        }
        try body(PostgresRow(.copy(UnsafeBufferPointer(fields))))
    }

    private func skipHeader(_ rest: inout UnsafeRawBufferPointer.SubSequence) throws(PostgresError) {
        guard rest.count >= CopyReader.headerByteCount,
            rest.prefix(CopyReader.signature.count).elementsEqual(CopyReader.signature)
        else { throw .malformedData("COPY without its header") }
        rest = rest.dropFirst(CopyReader.headerByteCount - 4)
        let extensionByteCount = Int(try CopyReader.take(Int32.self, from: &rest))
        guard extensionByteCount >= 0, rest.count >= extensionByteCount else { throw CopyReader.truncated }
        rest = rest.dropFirst(extensionByteCount)
    }

    @inline(__always)
    private static func take<Integer: FixedWidthInteger>(
        _ type: Integer.Type, from rest: inout UnsafeRawBufferPointer.SubSequence
    ) throws(PostgresError) -> Integer {
        let size = MemoryLayout<Integer>.size
        guard rest.count >= size else { throw truncated }
        defer { rest = rest.dropFirst(size) }
        return UnsafeRawBufferPointer(rebasing: rest).bigEndian(as: type)
    }

    private static var truncated: PostgresError { .malformedData("a row of COPY that ends too early") }
}
