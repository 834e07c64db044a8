public import Billing

/// Reads usage events, CloudEvents 1.0 in JSON, from the body of a request.
///
/// All of a body is read, so that all that is wrong with it can be said at once. An event makes no object of its own.
public struct CloudEvents {
    private let body: [UInt8]
    /// The body, in which escapes are replaced as they are met.
    private var bytes: [UInt8]
    private var chunk = UsageChunk()
    private var count = 0
    private var record = CloudEventRecord()
    private var assembler = CloudEventAssembler()
    private var errors: [BodyError] = []
    private var errorCount = 0

    private init(_ body: [UInt8]) {
        self.body = body
        bytes = body
    }

    /// The events of a body, in their order; each one's ``UsageEvent/line`` is its index.
    public static func read(_ body: [UInt8], as form: EventBody) throws(BodyRefusal) -> UsageChunk {
        var events = CloudEvents(body)
        let text = BodyRefusal.text(of: body)
        return try events.read { events throws(JSONFault) in try events.scan(text, as: form) }
    }

    /// The one event whose data is the body and whose attributes stand beside it: binary mode.
    ///
    /// - Parameter attributes: names in lower case, without a prefix, and values as they are meant, in UTF-8.
    public static func read(
        _ body: [UInt8], attributes: [(name: String, value: [UInt8])]
    ) throws(BodyRefusal) -> UsageChunk {
        var events = CloudEvents(body)
        return try events.read { events throws(JSONFault) in
            try events.scanData()
            events.take(attributes)
        }
    }

    private mutating func read(
        _ scan: (inout CloudEvents) throws(JSONFault) -> Void
    ) throws(BodyRefusal) -> UsageChunk {
        try BodyRefusal.checkText(body.span)
        do { try scan(&self) } catch { throw BodyRefusal(error, in: body.span) }
        guard errors.isEmpty else { throw .invalid(errors, more: errorCount - errors.count) }
        return chunk
    }

    private mutating func scan(_ range: Range<Int>, as form: EventBody) throws(JSONFault) {
        if form == .lines { return try scanLines(range) }
        var scanner = DocumentScanner(range)
        scanner.skipBlanks(bytes.span)
        let type = try scanner.scanType(bytes.span)
        switch (form, type) {
        case (.one, .object), (.oneOrBatch, .object): try takeEvent(&scanner)
        case (.batch, .array), (.oneOrBatch, .array):
            scanner.position += 1
            while try scanner.scanElement(bytes.span, isFirst: count == 0) { try takeEvent(&scanner) }
        case (.one, _): throw scanner.fault(.objectExpected, bytes.span)
        case (.batch, _): throw scanner.fault(.arrayExpected, bytes.span)
        default: throw scanner.fault(.objectOrArrayExpected, bytes.span)
        }
        try scanner.scanEnd(bytes.span)
    }

    private mutating func scanLines(_ range: Range<Int>) throws(JSONFault) {
        var start = range.lowerBound
        while start < range.upperBound {
            var highBits: UInt64 = 0
            let end = bytes.span.lineFeed(in: start..<range.upperBound, highBits: &highBits) ?? range.upperBound
            if !bytes.span.isBlank(start..<end) {
                var scanner = DocumentScanner(start..<end)
                scanner.skipBlanks(bytes.span)
                try takeEvent(&scanner)
                try scanner.scanEnd(bytes.span)
            }
            start = end + 1
        }
    }

    private mutating func takeEvent(_ scanner: inout DocumentScanner) throws(JSONFault) {
        record.removeAll()
        if try scanner.scanEvent(bytes, into: &record) {
            record.unescape(in: &bytes)
            assemble()
        }
        finish()
    }

    private mutating func assemble() {
        let event = assembler.event(of: &record, in: bytes, index: count, names: &chunk.names)
        if let event { chunk.events.append(event) }
    }

    /// Goes on to the next event.
    private mutating func finish() {
        if !record.problems.isEmpty { noteErrors() }
        count += 1
    }

    private mutating func noteErrors() {
        let (id, source) = (record.shownID(bytes.span), record.shownSource(bytes.span))
        errorCount += record.problems.count
        for problem in record.problems.prefix(BodyRefusal.maximumErrors - errors.count) {
            errors.append(
                BodyError(index: count, id: id, source: source, field: problem.field, problem: problem.problem))
        }
    }
}

/// Binary mode.
extension CloudEvents {
    private mutating func scanData() throws(JSONFault) {
        var scanner = DocumentScanner(bytes.indices)
        try scanner.scanData(bytes, into: &record)
        record.unescape(in: &bytes)
    }

    /// Takes the attributes as if they had stood in the body.
    private mutating func take(_ attributes: [(name: String, value: [UInt8])]) {
        for (name, value) in attributes {
            guard let attribute = EventAttribute(name: Array(name.utf8).span), attribute != .data else { continue }
            let start = bytes.count
            bytes += value
            if record.attributes.has(attribute) {
                record.note(attribute: attribute, .repeated)
            } else if bytes.span.isUTF8(start..<bytes.count) {
                record.attributes.set(attribute, to: JSONText(range: start..<bytes.count, isEscaped: false))
            } else {
                record.note(attribute: attribute, .name(.notUTF8))
            }
        }
        assemble()
        finish()
    }
}
