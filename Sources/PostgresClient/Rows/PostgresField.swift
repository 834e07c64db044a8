/// One value as the server sent it in binary: bytes that belong to somebody else, and their type.
struct PostgresField {
    /// Nil is null.
    var bytes: UnsafeRawBufferPointer?
    /// `PostgresType.unspecified` where the server does not say, as in COPY.
    var type: UInt32

    /// An integer of 2, 4 or 8 bytes; nil where the value is none.
    func integer(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        switch (type, bytes.count) {
        case (PostgresType.int8, 8), (PostgresType.unspecified, 8): Int64(bytes.bigEndian(as: Int64.self))
        case (PostgresType.int4, 4), (PostgresType.unspecified, 4): Int64(bytes.bigEndian(as: Int32.self))
        case (PostgresType.int2, 2), (PostgresType.unspecified, 2): Int64(bytes.bigEndian(as: Int16.self))
        case (PostgresType.oid, 4): Int64(bytes.bigEndian(as: UInt32.self))
        default: nil
        }
    }

    /// Whether this may be read as a type whose values all have `count` bytes.
    func isOf(_ expected: UInt32, count: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
        (type == expected || type == PostgresType.unspecified) && bytes.count == count
    }
}

extension UnsafeRawBufferPointer {
    /// The integer at the beginning, in the network's byte order. There must be as many bytes.
    @inline(__always)
    func bigEndian<Integer: FixedWidthInteger>(at offset: Int = 0, as type: Integer.Type) -> Integer {
        Integer(bigEndian: loadUnaligned(fromByteOffset: offset, as: type))
    }
}
