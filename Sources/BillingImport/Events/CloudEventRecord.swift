import Billing

/// Where the parts of one CloudEvent stand in the body that it came in, and what is wrong with it.
struct CloudEventRecord: Sendable {
    /// What is wrong with a field, by its path; nil where it is the whole event.
    struct Problem {
        var field: String?
        var problem: FieldProblem
    }

    var attributes = JSONRecord<EventAttribute>()
    var data = JSONRecord<EventField>()
    /// The names of extension attributes, none of which is read.
    private var extensions = NameTable()
    /// The names in its data that no event has.
    private(set) var unknownFields: [String] = []
    private(set) var problems: [Problem] = []

    /// More is not said of one event.
    private static let maximumProblems = 100

    mutating func removeAll() {
        attributes.removeAll()
        data.removeAll()
        if extensions.count > 0 { extensions.removeAll() }
        unknownFields.removeAll(keepingCapacity: true)
        problems.removeAll(keepingCapacity: true)
    }

    /// Replaces escapes by what they stand for.
    mutating func unescape(in bytes: inout [UInt8]) {
        attributes.unescape(in: &bytes)
        data.unescape(in: &bytes)
    }

    /// Notes an attribute that is not read, and that it is there only once.
    mutating func addExtension(_ name: JSONText, in bytes: Bytes) {
        let known = extensions.count
        if name.isEscaped {
            _ = extensions.code(of: name.unescaped(in: bytes).span)
        } else {
            _ = extensions.code(of: bytes.extracting(name.range))
        }
        if extensions.count == known { note(name.shown(in: bytes), .repeated) }
    }

    mutating func addUnknownField(_ name: String) {
        if unknownFields.count < Self.maximumProblems { unknownFields.append(name) }
    }

    // MARK: What is wrong

    mutating func note(attribute: EventAttribute, _ problem: FieldProblem) {
        attributes.spoil(attribute)
        note(attribute.name, problem)
    }

    mutating func note(_ field: EventField, _ problem: FieldProblem) {
        data.spoil(field)
        note("data.\(field.name)", problem)
    }

    /// - Parameter field: its path; nil where it is the whole event.
    mutating func note(_ field: String?, _ problem: FieldProblem) {
        if problems.count < Self.maximumProblems { problems.append(Problem(field: field, problem: problem)) }
    }
}
