public import Billing

/// A platform's usage made from a seed: everything nasty that is allowed, and no contradictions.
public struct RandomHistory: Sendable {
    public let seed: UInt64
    /// In the order of arrival.
    public let records: [UsageRecord]
    public let now: Instant

    public init(seed: UInt64) {
        self.seed = seed
        var generator = UsageGenerator(seed: seed)
        records = generator.records()
        now = generator.now(of: records)
    }

    /// The history as files that are imported one after the other, each read in chunks.
    ///
    /// Lines stand in any order, with two exceptions that a line's identity asks for: equal lines stay in one file, and in
    /// their order. Some lines arrive open and are closed by the last file, which also repeats some others.
    public func files() -> [[[UsageRecord]]] {
        var random = SeededRandom(seed: seed ^ 0xF11E)
        let groups = groupsOfEqualLines()
        let count = random.number(1...4)
        var files = [[[UsageRecord]]](repeating: [], count: count)
        var repeated: [[UsageRecord]] = []
        for group in groups {
            let isOpenAtFirst = random.chance(20)
            if isOpenAtFirst || random.chance(20) { repeated.append(group) }
            files[random.number(0...count - 1)].append(isOpenAtFirst ? group.map { $0.ending(nil) } : group)
        }
        files.append(repeated)
        return files.map { chunks(of: shuffled($0, &random), &random) }
    }

    private func groupsOfEqualLines() -> [[UsageRecord]] {
        var groups: [[UsageRecord]] = []
        var known: [[UInt8]: Int] = [:]
        for record in records {
            if let group = known[record.content] {
                groups[group].append(record)
            } else {
                known[record.content] = groups.count
                groups.append([record])
            }
        }
        return groups
    }

    /// The lines of all groups in any order, but those of a group in theirs.
    private func shuffled(_ groups: [[UsageRecord]], _ random: inout SeededRandom) -> [UsageRecord] {
        var taken = groups.map { _ in 0 }
        let turns = groups.indices.flatMap { group in groups[group].map { _ in group } }.shuffled(using: &random)
        return turns.map { group in
            defer { taken[group] += 1 }
            return groups[group][taken[group]]
        }
    }

    private func chunks(of records: [UsageRecord], _ random: inout SeededRandom) -> [[UsageRecord]] {
        var chunks: [[UsageRecord]] = []
        var rest = records[...]
        while !rest.isEmpty {
            let size = random.number(1...40)
            chunks.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return chunks
    }
}
