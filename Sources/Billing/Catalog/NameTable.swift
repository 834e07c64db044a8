/// Distinct names, each known by a small number, its code.
///
/// Names are compared as UTF-8 bytes, exactly as given: two spellings of "é" are two names. All bytes stand in one array, so
/// that a million names are a handful of allocations.
public struct NameTable: Sendable {
    /// The number that stands for a name in columns.
    public typealias Code = Int32

    private var bytes: [UInt8] = []
    /// Where each name ends in ``bytes``; it begins where the one before it ends.
    private var ends: [Int] = []
    /// Codes by hash, open addressing; -1 is empty. Its count is a power of two.
    private var slots: [Code] = []

    public init() {}

    public var count: Int { ends.count }

    /// Forgets all names and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        for index in slots.indices { slots[index] = -1 }
    }

    /// The code of a name, which is added where it is new.
    public mutating func code(of name: String) -> Code {
        var name = name
        return name.withUTF8 { code(of: UnsafeRawBufferPointer($0)) }
    }

    /// The code of a name in UTF-8, which is added where it is new.
    public mutating func code(of name: UnsafeRawBufferPointer) -> Code {
        if (count + 1) * 2 > slots.count { growSlots() }
        let slot = slot(of: name)
        if slots[slot] >= 0 { return slots[slot] }
        let code = Code(count)
        bytes.append(contentsOf: name)
        ends.append(bytes.count)
        slots[slot] = code
        return code
    }

    /// Where a name's bytes stand in the memory that ``withBytes(_:)`` gives.
    @inline(__always)
    public func range(of code: Code) -> Range<Int> {
        (code == 0 ? 0 : ends[Int(code) - 1])..<ends[Int(code)]
    }

    /// All names' bytes, one after the other.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBytes(body)
    }

    /// One name's bytes.
    public func withBytes<Result>(of code: Code, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try withBytes { all in try body(name(code, in: all)) }
    }

    public subscript(code: Code) -> String {
        withBytes(of: code) { String(decoding: $0, as: UTF8.self) }
    }

    /// Each code's place among all names in the order of their bytes.
    public func ranks() -> [Code] {
        withBytes { all in
            let inOrder = (0..<Code(count)).sorted { name($0, in: all).bytesPrecede(name($1, in: all)) }
            var ranks = [Code](repeating: 0, count: count)
            for (rank, code) in inOrder.enumerated() { ranks[Int(code)] = Code(rank) }
            return ranks
        }
    }

    private func name(_ code: Code, in all: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: all[range(of: code)])
    }

    private func slot(of name: UnsafeRawBufferPointer) -> Int {
        bytes.withUnsafeBytes { all in
            var hasher = Hasher()
            hasher.combine(bytes: name)
            var slot = hasher.finalize() & (slots.count - 1)
            while slots[slot] >= 0 {
                if self.name(slots[slot], in: all).hasSameBytes(as: name) { return slot }
                slot = (slot + 1) & (slots.count - 1)
            }
            return slot
        }
    }

    private mutating func growSlots() {
        slots = [Code](repeating: -1, count: max(16, slots.count * 2))
        for code in 0..<Code(count) {
            slots[withBytes(of: code) { slot(of: $0) }] = code
        }
    }
}

extension NameTable {
    /// Whether the bytes of one name come before those of another.
    public func precedes(_ left: Code, _ right: Code) -> Bool {
        withBytes { all in name(left, in: all).bytesPrecede(name(right, in: all)) }
    }
}
