/// Where the fields of one object stand in the text.
struct JSONRecord<Field: JSONField>: Sendable {
    private struct Value {
        var range = 0..<0
        var isEscaped = false
    }

    private var values = [Value](repeating: Value(), count: Field.allCases.count)
    private(set) var given = JSONFieldSet<Field>()
    /// Those that were given a value other than null, of the right type.
    private(set) var usable = JSONFieldSet<Field>()
    /// Those with which something is wrong, which has been said.
    private var spoiled = JSONFieldSet<Field>()
    private var hasEscapes = false

    mutating func removeAll() {
        given.removeAll()
        usable.removeAll()
        spoiled.removeAll()
        hasEscapes = false
    }

    @inline(__always)
    func has(_ field: Field) -> Bool { given.contains(field) }

    /// What a field was given, or nil where it was not given, or as null, or wrongly.
    @inline(__always)
    func range(of field: Field) -> Range<Int>? {
        usable.contains(field) ? values[field.rawValue].range : nil
    }

    /// Whether a field was left out, or is null.
    func isAbsent(_ field: Field) -> Bool { !usable.contains(field) && !spoiled.contains(field) }

    /// Whether a field was given a value with which nothing is wrong so far.
    func isSound(_ field: Field) -> Bool { usable.contains(field) && !spoiled.contains(field) }

    /// - Parameter text: nil for null.
    @inline(__always)
    mutating func set(_ field: Field, to text: JSONText?) {
        given.insert(field)
        guard let text else { return }
        usable.insert(field)
        values[field.rawValue] = Value(range: text.range, isEscaped: text.isEscaped)
        hasEscapes = hasEscapes || text.isEscaped
    }

    /// Notes that a field has no value to go on with, and that this has been said.
    mutating func spoil(_ field: Field) {
        given.insert(field)
        spoiled.insert(field)
    }

    /// Replaces escapes by what they stand for, in the text itself: that is never longer.
    mutating func unescape(in bytes: inout [UInt8]) {
        guard hasEscapes else { return }
        for field in Field.allCases where usable.contains(field) && values[field.rawValue].isEscaped {
            values[field.rawValue].range = unescapeJSON(&bytes, in: values[field.rawValue].range)
            values[field.rawValue].isEscaped = false
        }
        hasEscapes = false
    }
}

extension JSONScanning {
    /// Takes a field's value into `record`, unless it is of another type than is wanted, or the field was given before.
    ///
    /// - Returns: what is wrong with it.
    @inline(__always)
    mutating func scanField<Field: JSONField>(
        _ field: Field, _ bytes: Bytes, into record: inout JSONRecord<Field>
    ) throws(Fault) -> FieldProblem? {
        let type = try scanType(bytes)
        let isRepeated = record.has(field)
        guard !isRepeated, field.jsonTypes.isSuperset(of: type) else {
            try skipValue(bytes)
            record.spoil(field)
            return isRepeated ? .repeated : .wrongType(given: type, wanted: field.jsonTypes)
        }
        let text = try scanScalar(bytes, type: type)
        record.set(field, to: type == .null ? nil : text)
        return nil
    }
}
