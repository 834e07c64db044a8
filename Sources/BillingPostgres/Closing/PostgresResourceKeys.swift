import Billing

/// The resources of a piece's items as they are stored: 8 bytes each, big-endian.
enum PostgresResourceKeys {
    static func encode(_ keys: [ResourceKey]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 8 * keys.count) { buffer, count in
            for (index, key) in keys.enumerated() {
                let value = key.value.bigEndian
                UnsafeMutableRawBufferPointer(buffer).storeBytes(of: value, toByteOffset: 8 * index, as: Int64.self)
            }
            count = 8 * keys.count
        }
    }

    static func decode(_ bytes: UnsafeRawBufferPointer) -> [ResourceKey] {
        stride(from: 0, to: bytes.count - 7, by: 8).map { offset in
            ResourceKey(Int64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self)))
        }
    }
}
