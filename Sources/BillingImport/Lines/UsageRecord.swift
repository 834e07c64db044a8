/// Where the fields of one usage line stand in the block that it was read into.
struct UsageRecord {
    struct Value {
        var range = 0..<0
        var isNull = false
        /// Whether it still has escapes: of JSON, or doubled quotes of CSV.
        var isEscaped = false
    }

    private var values = [Value](repeating: Value(), count: UsageField.allCases.count)
    /// One bit a field that was given.
    private var given: UInt16 = 0
    private var hasEscapes = false

    private static let required = UsageField.allCases.filter { !$0.isOptional }.reduce(UInt16(0)) { $0 | 1 << $1.rawValue }

    mutating func removeAll() {
        given = 0
        hasEscapes = false
    }

    @inline(__always)
    func has(_ field: UsageField) -> Bool { given & (1 << UInt16(field.rawValue)) != 0 }

    /// What a field was given, or nil where it was not given, or as null.
    @inline(__always)
    func range(of field: UsageField) -> Range<Int>? {
        guard has(field), !values[field.rawValue].isNull else { return nil }
        return values[field.rawValue].range
    }

    @inline(__always)
    mutating func set(_ field: UsageField, to value: Value) {
        values[field.rawValue] = value
        given |= 1 << UInt16(field.rawValue)
        hasEscapes = hasEscapes || value.isEscaped
    }

    /// A field that must be given and is not.
    var missing: UsageField? {
        if given & Self.required == Self.required { return nil }
        return UsageField.allCases.first { !$0.isOptional && !has($0) }
    }

    /// Replaces escapes by what they stand for, in the block itself: that is never longer.
    mutating func unescape(in bytes: inout [UInt8], format: UsageLineFormat) {
        guard hasEscapes else { return }
        for field in UsageField.allCases where has(field) && values[field.rawValue].isEscaped {
            let range = values[field.rawValue].range
            switch format {
            case .ndjson: values[field.rawValue].range = unescapeJSON(&bytes, in: range)
            case .csv: values[field.rawValue].range = unescapeCSV(&bytes, in: range)
            }
            values[field.rawValue].isEscaped = false
        }
        hasEscapes = false
    }
}
