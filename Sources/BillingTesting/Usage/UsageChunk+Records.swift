public import Billing

extension UsageChunk {
    /// The events of usage lines that stand one after the other in a file.
    ///
    /// - Parameter firstLine: the number of the first of them.
    public init(_ records: [UsageRecord], firstLine: Int = 1) {
        self.init()
        for (index, record) in records.enumerated() {
            events.append(
                UsageEvent(
                    identity: record.identity, happened: record.createdAt, ended: record.deletedAt ?? .never,
                    type: record.type, quantity: record.quantity, price: record.price,
                    organization: names.code(of: record.organization), space: names.code(of: record.space),
                    app: names.code(of: record.app), appID: record.appID.map { names.code(of: $0) },
                    resource: record.resource.map { names.code(of: $0) },
                    description: names.code(of: record.description), line: firstLine + index))
        }
    }

    /// Some files' worth of lines in chunks; lines are numbered from 1 over all of them.
    public static func chunks(_ records: [[UsageRecord]]) -> [UsageChunk] {
        var line = 1
        return records.map { part in
            defer { line += part.count }
            return UsageChunk(part, firstLine: line)
        }
    }
}

extension UsageRecord {
    /// Two 64-bit FNV-1a hashes of the content, from different beginnings and mixed: good enough to tell lines of tests apart.
    fileprivate var identity: EventIdentity {
        func hash(from start: UInt64) -> UInt64 {
            mixedBits(content.reduce(start) { hash, byte in (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 })
        }
        return EventIdentity(high: hash(from: 0xCBF2_9CE4_8422_2325), low: hash(from: 0x6C62_272E_07BB_0142))
    }
}
