/// Some of the fields that an object may have.
struct JSONFieldSet<Field: JSONField>: Sendable {
    /// One bit a field.
    private var bits: UInt32 = 0

    init(_ fields: Field...) {
        for field in fields { insert(field) }
    }

    @inline(__always)
    func contains(_ field: Field) -> Bool { bits & (1 << UInt32(field.rawValue)) != 0 }

    @inline(__always)
    mutating func insert(_ field: Field) { bits |= 1 << UInt32(field.rawValue) }

    @inline(__always)
    mutating func removeAll() { bits = 0 }

    @inline(__always)
    func isSubset(of other: JSONFieldSet) -> Bool { bits & ~other.bits == 0 }

    var fields: [Field] { Field.allCases.filter(contains) }

    /// Every name, for a message.
    var names: String { fields.map(\.name).joined(separator: ", ") }
}
