/// Reads a body that is one JSON object whose fields are known, and notes all that is wrong with it.
struct ObjectBody<Field: JSONField> {
    /// The body, in which escapes are replaced.
    private var bytes: [UInt8]
    private var record = JSONRecord<Field>()
    private var errors: [BodyError] = []
    private var errorCount = 0

    init(_ body: [UInt8]) throws(BodyRefusal) {
        bytes = body
        try BodyRefusal.checkText(body.span)
        do { try scan() } catch { throw BodyRefusal(error, in: body.span) }
    }

    private mutating func scan() throws(JSONFault) {
        var scanner = DocumentScanner(BodyRefusal.text(of: bytes))
        scanner.skipBlanks(bytes.span)
        guard try scanner.scanType(bytes.span) == .object else { throw scanner.fault(.objectExpected, bytes.span) }
        for wrong in try scanner.scanObject(bytes, into: &record) { note(wrong.problem, of: wrong.field) }
        try scanner.scanEnd(bytes.span)
        record.unescape(in: &bytes)
    }

    /// What a field says; nil where it is left out, is null, or is wrong, which is noted.
    mutating func value<Value>(
        _ field: Field, isOptional: Bool = false, _ parse: (Bytes) throws(FieldProblem) -> Value
    ) -> Value? {
        guard let range = record.range(of: field) else {
            if record.isAbsent(field), !isOptional { note(.missing, of: field.name) }
            return nil
        }
        do { return try parse(bytes.span.extracting(range)) } catch {
            note(error, of: field.name)
            return nil
        }
    }

    /// Whether nothing is wrong with a field itself.
    func isAbsent(_ field: Field) -> Bool { record.isAbsent(field) }

    mutating func note(_ problem: FieldProblem, of field: String) {
        errorCount += 1
        guard errors.count < BodyRefusal.maximumErrors else { return }
        errors.append(BodyError(index: nil, field: field, problem: problem))
    }

    /// - Throws: all that was noted.
    func check() throws(BodyRefusal) {
        guard errors.isEmpty else { throw .invalid(errors, more: errorCount - errors.count) }
    }
}
