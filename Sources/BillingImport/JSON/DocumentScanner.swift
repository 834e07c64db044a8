/// Reads a JSON document whose fields are known.
struct DocumentScanner: JSONScanning {
    var position: Int
    let end: Int

    init(_ range: Range<Int>) {
        position = range.lowerBound
        end = range.upperBound
    }

    func fault(_ problem: JSONProblem, _ bytes: Bytes) -> JSONFault {
        JSONFault(problem: problem, offset: position)
    }

    /// Puts the fields of the object that begins here into `record`.
    ///
    /// - Returns: what is wrong with them.
    mutating func scanObject<Field: JSONField>(
        _ body: [UInt8], into record: inout JSONRecord<Field>
    ) throws(JSONFault) -> [(field: String, problem: FieldProblem)] {
        let bytes = body.span
        record.removeAll()
        position += 1
        var isFirst = true
        var problems: [(field: String, problem: FieldProblem)] = []
        while let name = try scanName(bytes, isFirst: isFirst) {
            isFirst = false
            guard let field = Field(name, in: bytes) else {
                problems.append((name.shown(in: bytes), .unknown(known: Field.knownNames)))
                try skipValue(bytes)
                continue
            }
            if let problem = try scanField(field, bytes, into: &record) { problems.append((field.name, problem)) }
        }
        return problems
    }

    /// Makes sure that nothing more comes.
    mutating func scanEnd(_ bytes: Bytes) throws(JSONFault) {
        skipBlanks(bytes)
        guard position == end else { throw fault(.textAfterEnd, bytes) }
    }
}
