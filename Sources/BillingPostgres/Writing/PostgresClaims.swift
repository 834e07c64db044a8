import Billing
import BillingService

/// What is new of a chunk, told event by event in their order.
struct PostgresClaims {
    private(set) var outcomes: [EventOutcome] = []
    private(set) var drafts: [PostgresDraft] = []
    private(set) var closings: [PostgresClosing] = []
    /// What is taken back for the first time, by the sequences of the retractions.
    private(set) var retractions: [(target: UsageEvent.Reference, sequence: Int64)] = []
    /// The events of the database that are taken back.
    private(set) var takenBack: [PostgresKnownEvent] = []
    /// The sequences of the retractions of events of the chunk and of the database, by the events' own.
    private(set) var retracted: [Int64: Int64] = [:]
    /// Events whose ids are known by other content.
    private(set) var conflicts: [(index: Int, known: PostgresKnownEvent)] = []
    private(set) var errors: [IngestError] = []
    private(set) var references: PostgresReferences

    init(_ chunk: UsageChunk, lines: PostgresLines, references: PostgresReferences, ledger: inout PostgresLedger) {
        self.references = references
        outcomes.reserveCapacity(chunk.events.count)
        drafts.reserveCapacity(chunk.events.count)
        var line = 0
        for (index, event) in chunk.events.enumerated() {
            if let reference = event.reference {
                outcomes.append(take(event, at: index, as: reference, ledger: &ledger))
            } else {
                outcomes.append(
                    takeLine(event, at: index, identity: lines.identities[line], known: lines[line], ledger: &ledger))
                line += 1
            }
        }
        for index in drafts.indices { drafts[index].retracted = retracted[drafts[index].sequence] ?? 0 }
    }

    /// A known line may only say anew when its resource ended.
    private mutating func takeLine(
        _ event: UsageEvent, at index: Int, identity: EventIdentity, known: PostgresKnownLine?, ledger: inout PostgresLedger
    ) -> EventOutcome {
        guard let known else {
            drafts.append(
                PostgresDraft(
                    index: index, sequence: ledger.nextSequence(), identity: identity, source: PostgresLines.source))
            return .new
        }
        if known.ended == event.ended { return .unchanged }
        guard known.ended == .never else {
            errors.append(
                event.ended == .never
                    ? .reopened(line: event.line, known: known.ended)
                    : .endChanged(line: event.line, known: known.ended, given: event.ended))
            return .unchanged
        }
        closings.append(
            PostgresClosing(known: known, identity: identity, sequence: ledger.nextSequence(), ended: event.ended))
        return .closed
    }

    private mutating func take(
        _ event: UsageEvent, at index: Int, as reference: UsageEvent.Reference, ledger: inout PostgresLedger
    ) -> EventOutcome {
        if let known = references.known[reference] {
            if !known.identity.hasSameContent(as: event.identity) { conflicts.append((index, known)) }
            return .unchanged
        }
        if event.kind == .retracted, !isAllowed(event, as: reference) {
            errors.append(.retractionRetracted(line: event.line))
            return .unchanged
        }
        let sequence = ledger.nextSequence()
        drafts.append(
            PostgresDraft(
                index: index, sequence: sequence, identity: event.identity, source: references.source(of: reference)))
        references.known[reference] = PostgresKnownEvent(
            kind: event.kind, identity: event.identity, happened: event.happened, sequence: sequence, index: index)
        if let retraction = references.retractions[reference] { retracted[sequence] = retraction }
        if event.kind == .retracted, let target = event.target { takeBack(target, by: sequence) }
        return .new
    }

    /// A retraction is final: it can't be taken back, before or after it comes.
    private func isAllowed(_ event: UsageEvent, as reference: UsageEvent.Reference) -> Bool {
        guard let target = event.target else { return true }
        return target != reference && references.retractions[reference] == nil
            && references.known[target]?.kind != .retracted
    }

    private mutating func takeBack(_ target: UsageEvent.Reference, by sequence: Int64) {
        guard references.retractions[target] == nil else { return }
        references.retractions[target] = sequence
        retractions.append((target, sequence))
        guard let known = references.known[target] else { return }
        retracted[known.sequence] = sequence
        if known.index == nil { takenBack.append(known) }
    }
}
