/// Finds the attributes and the data of CloudEvents.
extension DocumentScanner {
    /// Puts the event that begins here into `record`, which is empty.
    ///
    /// - Returns: whether it is an object.
    mutating func scanEvent(_ body: [UInt8], into record: inout CloudEventRecord) throws(JSONFault) -> Bool {
        let bytes = body.span
        let type = try scanType(bytes)
        guard type == .object else {
            record.note(nil, .wrongType(given: type, wanted: .object))
            try skipValue(bytes)
            return false
        }
        position += 1
        var isFirst = true
        while let name = try scanName(bytes, isFirst: isFirst) {
            isFirst = false
            guard let attribute = EventAttribute(name, in: bytes) else {
                record.addExtension(name, in: bytes)
                try skipValue(bytes)
                continue
            }
            if attribute == .data, !record.attributes.has(.data), try scanType(bytes) == .object {
                try scanData(bytes, into: &record)
            } else if let problem = try scanField(attribute, bytes, into: &record.attributes) {
                record.note(attribute: attribute, problem)
            }
        }
        return true
    }

    /// Puts the event whose data is all of the body into `record`.
    mutating func scanData(_ body: [UInt8], into record: inout CloudEventRecord) throws(JSONFault) {
        let bytes = body.span
        skipBlanks(bytes)
        guard try scanType(bytes) == .object else { throw fault(.objectExpected, bytes) }
        try scanData(bytes, into: &record)
        try scanEnd(bytes)
    }

    /// Puts the fields of the object that begins here into `record`.
    private mutating func scanData(_ bytes: Bytes, into record: inout CloudEventRecord) throws(JSONFault) {
        let start = position
        position += 1
        var isFirst = true
        while let name = try scanName(bytes, isFirst: isFirst) {
            isFirst = false
            guard let field = EventField(name, in: bytes) else {
                record.addUnknownField(name.shown(in: bytes))
                try skipValue(bytes)
                continue
            }
            if let problem = try scanField(field, bytes, into: &record.data) { record.note(field, problem) }
        }
        record.attributes.set(.data, to: JSONText(range: start..<position, isEscaped: false))
    }
}
