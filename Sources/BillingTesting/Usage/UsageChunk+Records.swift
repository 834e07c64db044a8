public import Billing

extension UsageChunk {
    /// The events of usage lines that stand one after the other in a file.
    ///
    /// - Parameter firstLine: the number of the first of them.
    public init(_ records: [UsageRecord], firstLine: Int = 1) {
        self.init(facts: records.map { .line($0) }, firstLine: firstLine)
    }

    /// The events of a request, which are counted from 0.
    public init(events: [EventRecord]) {
        self.init(facts: events.map { .event($0) }, firstLine: 0)
    }

    /// Lines and events that stand one after the other.
    public init(facts: [UsageFact], firstLine: Int) {
        self.init()
        for (index, fact) in facts.enumerated() {
            switch fact {
            case .line(let record): append(record, line: firstLine + index)
            case .event(let event): append(event, line: firstLine + index)
            }
        }
    }

    /// Some files' worth of lines in chunks; lines are numbered from 1 over all of them.
    public static func chunks(_ records: [[UsageRecord]]) -> [UsageChunk] {
        chunks(facts: records.map { part in part.map { .line($0) } })
    }

    /// Some files' worth of lines and events in chunks; they are numbered from 1 over all of them.
    public static func chunks(facts: [[UsageFact]]) -> [UsageChunk] {
        var line = 1
        return facts.map { part in
            defer { line += part.count }
            return UsageChunk(facts: part, firstLine: line)
        }
    }

    private mutating func append(_ record: UsageRecord, line: Int) {
        events.append(
            UsageEvent(
                identity: EventIdentity(hashing: record.content), happened: record.createdAt,
                ended: record.deletedAt ?? .never, type: record.type, quantity: record.quantity, price: record.price,
                organization: UsageEvent.Label(name: names.code(of: record.organization)),
                space: UsageEvent.Label(name: names.code(of: record.space)), app: names.code(of: record.app),
                appID: code(of: record.appID), resource: code(of: record.resource),
                description: names.code(of: record.description), line: line))
    }

    private mutating func append(_ event: EventRecord, line: Int) {
        events.append(
            UsageEvent(
                kind: event.kind, identity: EventIdentity(hashing: event.content), reference: code(of: event.reference),
                happened: event.happened, type: event.type, quantity: event.quantity, price: event.price,
                organization: code(of: event.organization), space: code(of: event.space),
                isPlaceAssumed: event.isPlaceAssumed, app: code(of: event.app), appID: code(of: event.appID),
                resource: code(of: event.resource), plan: code(of: event.plan), description: code(of: event.description),
                target: event.target.map { code(of: $0) }, line: line))
    }

    private mutating func code(of name: String?) -> NameTable.Code? { name.map { names.code(of: $0) } }

    private mutating func code(of label: EventRecord.Label?) -> UsageEvent.Label? {
        label.map { UsageEvent.Label(name: names.code(of: $0.name), id: code(of: $0.id)) }
    }

    private mutating func code(of reference: EventRecord.Reference) -> UsageEvent.Reference {
        UsageEvent.Reference(source: names.code(of: reference.source), id: names.code(of: reference.id))
    }
}

extension EventIdentity {
    /// Two 64-bit FNV-1a hashes of the content, from different beginnings and mixed: good enough to tell what tests say apart.
    init(hashing content: [UInt8]) {
        func hash(from start: UInt64) -> UInt64 {
            mixedBits(content.reduce(start) { hash, byte in (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 })
        }
        self.init(high: hash(from: 0xCBF2_9CE4_8422_2325), low: hash(from: 0x6C62_272E_07BB_0142))
    }
}
