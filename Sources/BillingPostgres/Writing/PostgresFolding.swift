import Billing
import BillingService
import PostgresClient

/// The resources that a chunk or a change of prices touches, on the way from their histories to what changes of their spans.
struct PostgresFolding {
    private struct Entry {
        var resource: ResourceKey
        var name: TextKey?
        var changes: ArraySlice<TimelineChange>
        var history: ResourceHistory
    }

    private var entries: [Entry] = []

    /// - Parameter capacity: how many resources there will be.
    init(_ capacity: Int) {
        entries.reserveCapacity(capacity)
    }

    /// - Parameter history: with all events of the chunk.
    mutating func add(
        _ resource: ResourceKey, name: TextKey?, changes: ArraySlice<TimelineChange>, history: ResourceHistory
    ) {
        entries.append(Entry(resource: resource, name: name, changes: changes, history: history))
    }

    /// Orders the events that share their millisecond by their (source, id)s.
    ///
    /// - Parameter new: gives those of events that are not in the database yet.
    mutating func rank(
        on connection: isolated PostgresConnection, _ new: (Int64) -> EventReference? = { _ in nil }
    ) async throws {
        let tied = entries.map(\.history.tied)
        guard tied.contains(where: { !$0.isEmpty }) else { return }
        var references: [Int64: EventReference] = [:]
        var known: [(index: Int, sequence: Int64)] = []
        for (index, sequences) in tied.enumerated() {
            for sequence in sequences {
                if let reference = new(sequence) {
                    references[sequence] = reference
                } else {
                    known.append((index, sequence))
                }
            }
        }
        try await readReferences(of: known, into: &references, on: connection)
        for (index, sequences) in tied.enumerated() where !sequences.isEmpty {
            var own: [Int64: EventReference] = [:]
            for sequence in sequences { own[sequence] = references[sequence] }
            entries[index].history.rank(by: own)
        }
    }

    private func readReferences(
        of known: [(index: Int, sequence: Int64)], into references: inout [Int64: EventReference],
        on connection: isolated PostgresConnection
    ) async throws {
        guard !known.isEmpty else { return }
        let resources = Set(known.map { entries[$0.index].resource })
        let apps = Set(known.compactMap { entries[$0.index].history.events.first?.app })
        let result = try await connection.query(
            """
            SELECT e.sequence, s.name, e.id FROM events e JOIN sources s ON s.key = e.source
            WHERE e.resource = ANY($1) AND e.sequence = ANY($3)
            UNION ALL
            SELECT e.sequence, s.name, e.id FROM app_events e JOIN sources s ON s.key = e.source
            WHERE e.app = ANY($2) AND e.sequence = ANY($3)
            """,
            [
                .int64s(resources.map(\.value)), .int64s(apps.map(\.value)), .int64s(Array(Set(known.map(\.sequence)))),
            ])
        try result.forEach { (row) throws(PostgresError) in
            references[try row.int64(at: 0)] = EventReference(
                source: try row.withUTF8(at: 1) { Array($0) }, id: try row.bytes(at: 2))
        }
    }

    /// - Parameters:
    ///   - lastSequence: that of the last event before the chunk.
    ///   - spans: gets what changes.
    /// - Returns: why lines of one resource can't all be true.
    func fold(
        lastSequence: Int64, prices: PriceBook, earlierPrices: PriceBook, into spans: inout PostgresSpanChanges
    ) -> [IngestError] {
        var contradictions: [IngestError] = []
        for entry in entries {
            let fold =
                entry.resource.value > lastSequence
                ? ResourceFold(new: entry.history, changes: entry.changes, prices: prices)
                : ResourceFold(
                    known: entry.history, changes: entry.changes, lastSequence: lastSequence, prices: prices,
                    earlierPrices: earlierPrices)
            if let contradiction = fold.contradiction { contradictions.append(contradiction) }
            spans.add(fold, of: entry.resource, name: entry.name)
        }
        return contradictions
    }
}
