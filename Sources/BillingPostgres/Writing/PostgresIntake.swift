import Billing
import BillingService
import PostgresClient

/// One chunk on its way in. Everything is looked up and decided before anything is written, with one statement for each step of
/// the whole chunk; so a chunk that is refused has left nothing in the database.
struct PostgresIntake {
    let chunk: UsageChunk
    let prices: PriceBook
    /// That of the last event before the chunk.
    let lastSequence: Int64
    var ledger: PostgresLedger
    var claims: PostgresClaims
    var names: PostgresNames
    var drafts: [PostgresDraft]
    var resources = PostgresResources()
    var histories = PostgresHistories()
    var spans: PostgresSpanChanges
    var errors: [IngestError]

    /// - Throws: ``IngestRefusal`` with all that is wrong with the chunk.
    static func read(
        _ chunk: UsageChunk, prices: PriceBook, closed: ClosedMonths, ledger: PostgresLedger,
        counts: inout PostgresLineCounts, on connection: isolated PostgresConnection
    ) async throws -> PostgresIntake {
        let lastSequence = ledger.sequence
        var ledger = ledger
        let lines = try await PostgresLines.find(
            chunk.events.lazy.filter { $0.reference == nil }.map(\.identity), counts: &counts, on: connection)
        let references = try await PostgresReferences.find(chunk, ledger: &ledger, on: connection)
        let claims = PostgresClaims(chunk, lines: lines, references: references, ledger: &ledger)
        var intake = PostgresIntake(
            chunk: chunk, prices: prices, lastSequence: lastSequence, ledger: ledger, claims: claims,
            names: PostgresNames(chunk.names, ledger: ledger), drafts: claims.drafts,
            spans: PostgresSpanChanges(batch: ledger.batch, closed: closed), errors: claims.errors)
        try await intake.findNames(on: connection)
        try await intake.complete(on: connection)
        try await intake.findResources(on: connection)
        try await intake.fold(on: connection)
        try await intake.addConflicts(on: connection)
        guard intake.errors.isEmpty else { throw IngestRefusal(intake.errors) }
        if intake.drafts.contains(where: { intake.event(of: $0).kind.isOfApp }) { intake.ledger.hasAppEvents = true }
        return intake
    }

    /// Writes what has been decided.
    func write(on connection: isolated PostgresConnection) async throws {
        try await claims.references.writeNewSources(names.names, on: connection)
        try await names.write(on: connection)
        try await resources.writeNew(on: connection)
        try await writeKeys(on: connection)
        try await writeEvents(on: connection)
        try await writeAppEvents(on: connection)
        var renamed = names.renamed
        try await writeRetractions(renaming: &renamed, on: connection)
        try await renamed.renew(on: connection)
        try await spans.write(on: connection)
    }

    func event(of draft: PostgresDraft) -> UsageEvent { chunk.events[draft.index] }

    /// Says of each event whose id is known by other content what both say.
    private mutating func addConflicts(on connection: isolated PostgresConnection) async throws {
        guard !claims.conflicts.isEmpty else { return }
        let facts = try await PostgresFacts.read(claims.conflicts.map(\.known), on: connection)
        for (index, known) in claims.conflicts {
            let given = chunk.events[index]
            let knownFacts = known.index.map { EventFacts(chunk.events[$0], names: chunk.names) } ?? facts[known.sequence]
            errors.append(
                .conflict(
                    line: given.line, known: knownFacts ?? EventFacts(kind: known.kind, happened: known.happened, fields: []),
                    given: EventFacts(given, names: chunk.names)))
        }
    }
}
