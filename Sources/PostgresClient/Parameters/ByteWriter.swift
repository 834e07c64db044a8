/// A growing buffer of bytes in the network's byte order, which is emptied and filled again without being allocated anew.
final class ByteWriter {
    private var storage: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(capacity: Int) {
        storage = .allocate(byteCount: max(capacity, 64), alignment: 8)
    }

    deinit { storage.deallocate() }

    /// What has been written, until the next change.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: storage[..<count]) }

    func removeAll() { count = 0 }

    @inline(__always)
    func append<Integer: FixedWidthInteger>(_ value: Integer) {
        let size = MemoryLayout<Integer>.size
        reserve(size)
        storage.storeBytes(of: value.bigEndian, toByteOffset: count, as: Integer.self)
        count += size
    }

    func append(contentsOf bytes: UnsafeRawBufferPointer) {
        reserve(bytes.count)
        UnsafeMutableRawBufferPointer(rebasing: storage[count...]).copyMemory(from: bytes)
        count += bytes.count
    }

    /// Appends the length of a value in four bytes, and the value.
    func append(valueOf bytes: UnsafeRawBufferPointer) {
        append(Int32(bytes.count))
        append(contentsOf: bytes)
    }

    func append(valueOf text: String) {
        var text = text
        text.withUTF8 { append(valueOf: UnsafeRawBufferPointer($0)) }
    }

    @inline(__always)
    private func reserve(_ additional: Int) {
        if storage.count - count < additional { grow(by: additional) }
    }

    private func grow(by additional: Int) {
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(2 * storage.count, count + additional), alignment: 8)
        larger.copyMemory(from: bytes)
        storage.deallocate()
        storage = larger
    }
}
