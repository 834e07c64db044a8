import Billing
import BillingService
import GRDB

/// One batch on its way into the database, within one transaction: a chunk of events at a time.
///
/// Events are written at the end of the chunk. A resource's spans are then derived from all of its events, so that a chunk with
/// a thousand events of one resource folds it once. Everything kept here is of the size of a chunk.
final class SQLiteBatch {
    private let ledger: Ledger
    private let tables: SQLiteTables
    private(set) var lastSequence: Int64
    private(set) var summary = IngestSummary()
    private var errors: [IngestError] = []
    /// Events that were there before they were taken back in this chunk.
    private var retracted: [(row: SQLiteEventKeys.Row, sequence: Int64)] = []
    /// How many of them are marked.
    private var markedCount = 0

    /// - Parameter lastSequence: where earlier requests of the same transaction have counted to; nil at its beginning.
    init(_ tables: SQLiteTables, after lastSequence: Int64? = nil) throws {
        self.tables = tables
        let row = try tables.ledger.read()
        ledger = row.ledger
        self.lastSequence = lastSequence ?? row.sequence
        try tables.begin(after: ledger.batch, lastSequence: self.lastSequence)
    }

    /// - Returns: what became of each event.
    /// - Throws: ``IngestRefusal`` with all of the chunk's errors; what was written must then be rolled back.
    @discardableResult
    func take(_ chunk: UsageChunk) throws -> [EventOutcome] {
        tables.resolver.begin(chunk.names)
        tables.timelines.begin(after: lastSequence)
        var outcomes: [EventOutcome] = []
        outcomes.reserveCapacity(chunk.events.count)
        for event in chunk.events {
            let outcome =
                event.reference == nil ? try takeLine(event) : try takeEvent(event, names: chunk.names)
            outcomes.append(outcome)
            summary.count(outcome)
        }
        guard errors.isEmpty else { throw IngestRefusal(errors) }
        try tables.events.write()
        try tables.resolver.end()
        try applyRetractions()
        try tables.timelines.fold(prices: tables.prices)
        return outcomes
    }

    /// Takes the next number of the ledger, unless nothing has changed.
    func finish(clock: Instant, isChanged: Bool) throws {
        let next = isChanged ? ledger.next(clock: clock) : ledger
        if isChanged { try tables.ledger.write(next, lastSequence: lastSequence) }
        try tables.end(next.batch)
    }

    // MARK: Usage lines

    private func takeLine(_ event: UsageEvent) throws -> EventOutcome {
        let next = lastSequence + 1
        let subject = try tables.resolver.resolve(event, newResource: next)
        let claim = try tables.lineKeys.claim(
            event.identity, resource: subject.resource, happened: event.happened, sequence: next)
        switch claim {
        case .new(let identity):
            lastSequence = next
            try add(event, identity: identity, reference: nil, subject: subject, retracted: 0)
            return .new
        case .known(let key):
            return try change(key, to: event, subject: subject)
        }
    }

    /// A known line may only say anew when its resource ended.
    private func change(
        _ key: SQLiteLineKeys.Row, to event: UsageEvent, subject: SQLiteSubject
    ) throws -> EventOutcome {
        guard let known = try tables.histories.event(key) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a key names an event that is not there")
        }
        if known.ended == event.ended { return .unchanged }
        guard known.ended == .never else {
            errors.append(
                event.ended == .never
                    ? .reopened(line: event.line, known: known.ended)
                    : .endChanged(line: event.line, known: known.ended, given: event.ended))
            return .unchanged
        }
        lastSequence += 1
        var closing = known
        closing.sequence = lastSequence
        closing.happened = event.ended
        closing.ended = .never
        tables.events.insert(
            closing, reference: nil, subject: subject, resource: key.resource, closes: known.sequence)
        tables.timelines.close(known, of: key.resource, name: subject.resourceName, at: event.ended)
        return .closed
    }

    // MARK: Events

    private func takeEvent(_ event: UsageEvent, names: NameTable) throws -> EventOutcome {
        guard let given = event.reference else { return .unchanged }
        let reference = try tables.keys.reference(given, in: names)
        if let known = try tables.keys.known(reference) {
            if !known.identity.hasSameContent(as: event.identity) {
                // The known event may be one of this chunk, which is not written yet.
                try tables.events.write()
                let facts = try tables.knownEvents.facts(of: known.row)
                errors.append(.conflict(line: event.line, known: facts, given: EventFacts(event, names: names)))
            }
            return .unchanged
        }
        lastSequence += 1
        var row = SQLiteEventKeys.Row(
            kind: event.kind, resource: ResourceKey(0), app: nil, happened: event.happened, sequence: lastSequence)
        let retraction = try tables.retractions.retraction(of: reference)
        switch event.kind {
        case .retracted: try retract(event, own: reference, isRetracted: retraction != 0, names: names)
        case .moved, .deleted: row.app = try addAppEvent(event, reference: reference, retracted: retraction)
        case .changed, .ended:
            var subject = try tables.resolver.resolve(event, newResource: lastSequence, holds: retraction == 0)
            row.resource = subject.resource
            try placeAssumed(event, of: &subject, names: names)
            try requirePrice(event, plan: subject.plan, names: names)
            try add(event, identity: event.identity, reference: reference, subject: subject, retracted: retraction)
        }
        try tables.keys.insert(reference, identity: event.identity, row: row)
        return .new
    }

    private func add(
        _ event: UsageEvent, identity: EventIdentity, reference: SQLiteEventKeys.Reference?, subject: SQLiteSubject,
        retracted: Int64
    ) throws {
        if subject.resourceName == nil {
            try tables.resolver.insertUnnamed(subject.resource, of: subject.app, type: event.type)
        }
        let isChange = event.kind == .changed
        let entry = TimelineEvent(
            sequence: lastSequence, kind: event.kind, identity: identity, isLine: reference == nil,
            happened: event.happened, ended: event.ended, retracted: retracted,
            organization: isChange ? subject.organization : nil, space: isChange ? subject.space : nil, type: event.type,
            quantity: event.quantity, price: event.price, app: subject.app, plan: subject.plan,
            description: subject.description)
        tables.events.insert(entry, reference: reference, subject: subject, resource: subject.resource)
        tables.timelines.add(entry, to: subject.resource, name: subject.resourceName, line: event.line)
    }

    private func addAppEvent(
        _ event: UsageEvent, reference: SQLiteEventKeys.Reference, retracted: Int64
    ) throws -> AppKey {
        let subject = try tables.resolver.resolveApp(of: event, holds: retracted == 0)
        let isMove = event.kind == .moved
        let entry = TimelineEvent(
            sequence: lastSequence, kind: event.kind, identity: event.identity, happened: event.happened,
            retracted: retracted, organization: isMove ? subject.organization : nil, space: isMove ? subject.space : nil,
            app: subject.app)
        try tables.appEvents.insert(entry, reference: reference, subject: subject)
        try tables.timelines.touch(subject.app)
        return subject.app
    }

    /// An app's known place is better than one that is assumed.
    private func placeAssumed(_ event: UsageEvent, of subject: inout SQLiteSubject, names: NameTable) throws {
        if event.isPlaceAssumed {
            try tables.events.write()
            try markRetracted()
            if let place = try tables.knownEvents.place(of: subject.app, at: event.happened) {
                (subject.organization, subject.space) = (place.organization, place.space)
            } else {
                (subject.organization, subject.space) = try tables.resolver.assumedPlace(of: event)
            }
        }
        if event.kind == .changed, subject.organization == nil {
            let app = (event.app ?? event.appID).map { names[$0] } ?? ""
            errors.append(.organizationUnknown(line: event.line, app: app))
        }
    }

    /// An event that brings no price must name a plan that has one.
    private func requirePrice(_ event: UsageEvent, plan: TextKey?, names: NameTable) throws {
        guard event.kind == .changed, event.price == nil, let plan, let code = event.plan else { return }
        guard let first = tables.prices.firstValidFrom(of: plan, type: event.type) else {
            errors.append(.planUnknown(line: event.line, type: event.type, plan: names[code]))
            return
        }
        guard first <= event.happened else {
            errors.append(
                .planWithoutPrice(
                    line: event.line, type: event.type, plan: names[code], happened: event.happened, firstValidFrom: first))
            return
        }
    }

    // MARK: Retractions

    private func retract(
        _ event: UsageEvent, own: SQLiteEventKeys.Reference, isRetracted: Bool, names: NameTable
    ) throws {
        guard let given = event.target else { return }
        let target = try tables.keys.reference(given, in: names)
        let known = try tables.keys.known(target)?.row
        guard target != own, !isRetracted, known?.kind != .retracted else {
            errors.append(.retractionRetracted(line: event.line))
            return
        }
        guard try tables.retractions.insert(target, by: own, sequence: lastSequence), let known else { return }
        retracted.append((known, lastSequence))
        if let app = known.app {
            try tables.timelines.touch(app)
        } else {
            tables.timelines.touch(known.resource, name: try tables.histories.name(of: known.resource))
        }
    }

    /// Marks what was taken back, once all events of the chunk are written, and undoes the names that it gave.
    private func applyRetractions() throws {
        guard !retracted.isEmpty else { return }
        try markRetracted()
        for (row, _) in retracted { try tables.knownEvents.nameAnew(row) }
        tables.resolver.forget()
        retracted.removeAll()
        markedCount = 0
    }

    /// Marks what was taken back so far; the events must have been written.
    private func markRetracted() throws {
        for (row, sequence) in retracted[markedCount...] {
            if row.app == nil {
                try tables.events.retract(row, by: sequence)
            } else {
                try tables.appEvents.retract(row, by: sequence)
            }
        }
        markedCount = retracted.count
    }
}
