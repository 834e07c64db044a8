/// The parameters of the statement that is being sent, in binary, in memory that is used again for the next.
final class ParameterBuffer {
    private(set) var types: [UInt32] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []
    private var offsets: [Int?] = []
    private let writer = ByteWriter(capacity: 1024)

    var count: Int { types.count }

    func set(_ values: [PostgresValue]) {
        types.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        writer.removeAll()
        for value in values {
            let start = writer.count
            types.append(value.type)
            write(value)
            offsets.append(value == .null ? nil : start)
            lengths.append(Int32(writer.count - start))
        }
        formats = Array(repeating: 1, count: values.count)
    }

    /// Lends what libpq wants: where each value begins, how long it is, and that it is binary.
    func withPointers<Value>(
        _ body: ([UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]) -> Value
    ) -> Value {
        let start = writer.bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        return body(offsets.map { offset in offset.flatMap { start?.advanced(by: $0) } }, lengths, formats)
    }

    private func write(_ value: PostgresValue) {
        switch value {
        case .null: break
        case .bool(let value): writer.append(value ? 1 as UInt8 : 0)
        case .int64(let value): writer.append(value)
        case .text(var text): text.withUTF8 { writer.append(contentsOf: UnsafeRawBufferPointer($0)) }
        case .bytes(let bytes): bytes.withUnsafeBytes(writer.append(contentsOf:))
        case .microsecondsSince1970(let value): writer.append(value &- PostgresTime.microsecondsFrom1970To2000)
        case .int64s(let values):
            beginArray(of: PostgresType.int8, count: values.count, hasNulls: false)
            for value in values { element(value) }
        case .optionalInt64s(let values):
            beginArray(of: PostgresType.int8, count: values.count, hasNulls: values.contains(nil))
            for value in values { value.map(element) ?? nullElement() }
        case .texts(let values):
            beginArray(of: PostgresType.text, count: values.count, hasNulls: false)
            for value in values { writer.append(valueOf: value) }
        case .optionalTexts(let values):
            beginArray(of: PostgresType.text, count: values.count, hasNulls: values.contains(nil))
            for value in values { value.map(writer.append(valueOf:)) ?? nullElement() }
        case .byteArrays(let values):
            beginArray(of: PostgresType.bytea, count: values.count, hasNulls: false)
            for value in values { value.withUnsafeBytes { writer.append(valueOf: $0) } }
        }
    }

    /// The head of an array: its dimensions, of which an empty one has none, and the type of its elements.
    private func beginArray(of type: UInt32, count: Int, hasNulls: Bool) {
        writer.append(count == 0 ? 0 : 1 as Int32)
        writer.append(hasNulls ? 1 : 0 as Int32)
        writer.append(type)
        guard count > 0 else { return }
        writer.append(Int32(count))
        writer.append(1 as Int32)
    }

    private func element(_ value: Int64) {
        writer.append(8 as Int32)
        writer.append(value)
    }

    private func nullElement() { writer.append(-1 as Int32) }
}
