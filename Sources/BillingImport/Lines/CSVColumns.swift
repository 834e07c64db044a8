/// What the columns of a CSV file stand for, as its first line tells.
struct CSVColumns: Sendable {
    private let fields: [UsageField]

    /// Reads the first line.
    init(_ columns: [CSVScanner.Field], in block: [UInt8]) throws(LineFault) {
        var fields: [UsageField] = []
        for column in columns {
            var name = Array(block[column.range])
            if column.isEscaped { name = Array(name[unescapeCSV(&name, in: name.indices)]) }
            guard let field = UsageField(name: name.span) else {
                throw LineFault(name.span.shown(), .fieldUnknown(known: UsageField.knownNames))
            }
            guard !fields.contains(field) else { throw LineFault(field.name, .fieldRepeated) }
            fields.append(field)
        }
        for field in UsageField.allCases where !field.isOptional && !fields.contains(field) {
            throw LineFault(field.name, .fieldMissing)
        }
        self.fields = fields
    }

    /// Puts the fields of another line into `record`, which is empty.
    func assign(_ values: [CSVScanner.Field], to record: inout UsageRecord) throws(LineFault) {
        guard values.count == fields.count else {
            throw LineFault(nil, .fieldCount(given: values.count, wanted: fields.count))
        }
        for (index, field) in fields.enumerated() {
            let value = values[index]
            let isNull = value.range.isEmpty && field.jsonTypes.contains(.null)
            record.set(field, to: UsageRecord.Value(range: value.range, isNull: isNull, isEscaped: value.isEscaped))
        }
    }
}
