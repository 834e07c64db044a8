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
        let stored = try await PostgresEventReferences.read(
            Set(known.map(\.sequence)), resources: Set(known.map { entries[$0.index].resource }),
            apps: Set(known.compactMap { entries[$0.index].history.events.first?.app }), on: connection)
        references.merge(stored) { new, _ in new }
        for (index, sequences) in tied.enumerated() where !sequences.isEmpty {
            var own: [Int64: EventReference] = [:]
            for sequence in sequences { own[sequence] = references[sequence] }
            entries[index].history.rank(by: own)
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
