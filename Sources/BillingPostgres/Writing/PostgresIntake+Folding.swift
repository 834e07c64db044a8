import Billing
import BillingService
import PostgresClient

extension PostgresIntake {
    /// Finds the resources of the new events, or gives them keys.
    mutating func findResources(on connection: isolated PostgresConnection) async throws {
        var wanted: Set<PostgresResources.Identity> = []
        for draft in drafts {
            guard let name = draft.resourceName, !names.isNew(draft.app.value), !names.isNew(name.value) else { continue }
            wanted.insert(PostgresResources.Identity(app: draft.app, type: event(of: draft).type, name: name.value))
        }
        try await resources.find(wanted, on: connection)
        for index in drafts.indices {
            let event = event(of: drafts[index])
            guard event.kind == .changed || event.kind == .ended else { continue }
            drafts[index].resource = resources.key(
                app: drafts[index].app, type: event.type, name: drafts[index].resourceName, new: drafts[index].sequence)
        }
    }

    /// Derives the spans of all resources that the chunk touches anew, and finds what changes of them.
    mutating func fold(on connection: isolated PostgresConnection) async throws {
        let touched = try await touchedResources(on: connection)
        try await readHistories(touched, on: connection)
        let groups = changes().byResource()
        var folding = PostgresFolding(groups.count + touched.count)
        for changes in groups {
            guard let first = changes.first else { continue }
            folding.add(first.resource, name: first.name, changes: changes, history: history(of: first.resource, changes))
        }
        let changed = Set(groups.compactMap(\.first?.resource))
        for resource in touched.keys.sorted() where !changed.contains(resource) {
            guard let known = histories.resources[resource] else { continue }
            folding.add(resource, name: known.name, changes: [], history: history(of: resource, []))
        }
        try await folding.rank(on: connection) { sequence in reference(of: sequence) }
        errors += folding.fold(lastSequence: lastSequence, prices: prices, earlierPrices: prices, into: &spans)
    }

    /// The known resources that the chunk says something of by way of their apps, or that something is taken back of, with when
    /// the earliest of that happened.
    private func touchedResources(on connection: isolated PostgresConnection) async throws -> [ResourceKey: Instant] {
        var touched: [ResourceKey: Instant] = [:]
        var apps: [AppKey: Instant] = [:]
        for known in claims.takenBack {
            if let resource = known.resource { touched.note(known.happened, of: resource) }
            if let app = known.app { apps.note(known.happened, of: app) }
        }
        for draft in drafts where event(of: draft).kind.isOfApp && draft.retracted == 0 && !names.isNew(draft.app.value) {
            apps.note(event(of: draft).happened, of: draft.app)
        }
        for (resource, app) in try await PostgresResources.keys(of: Set(apps.keys), on: connection) {
            if let happened = apps[app] { touched.note(happened, of: resource) }
        }
        return touched
    }

    /// Reads what is known of all resources that the chunk is about.
    private mutating func readHistories(
        _ touched: [ResourceKey: Instant], on connection: isolated PostgresConnection
    ) async throws {
        var known = touched
        for draft in drafts {
            if let resource = draft.resource, resource.value <= lastSequence {
                known.note(event(of: draft).happened, of: resource)
            }
        }
        for closing in claims.closings { known.note(closing.known.happened, of: closing.known.resource) }
        if ledger.isDistributed {
            try await histories.read(known.keys, on: connection)
        } else {
            try await histories.readTails(since: known, on: connection)
        }
        if ledger.hasAppEvents {
            var apps = Set(histories.resources.values.lazy.map(\.app))
            for draft in drafts where draft.resource != nil && !names.isNew(draft.app.value) { apps.insert(draft.app) }
            try await histories.readAppEvents(of: apps, on: connection)
        }
        for draft in drafts where event(of: draft).kind.isOfApp { histories.add(draft.timelineEvent(event(of: draft))) }
    }

    private func changes() -> [TimelineChange] {
        var changes: [TimelineChange] = []
        changes.reserveCapacity(drafts.count + claims.closings.count)
        for draft in drafts {
            guard let resource = draft.resource else { continue }
            let event = event(of: draft)
            changes.append(
                TimelineChange(
                    resource: resource, name: draft.resourceName, event: draft.timelineEvent(event), isClosing: false,
                    line: event.line))
        }
        let closed = closedEvents()
        for closing in claims.closings {
            guard var event = closed[closing.known.sequence] else { continue }
            event.ended = closing.ended
            let name = histories.resources[closing.known.resource]?.name
            changes.append(
                TimelineChange(resource: closing.known.resource, name: name, event: event, isClosing: true, line: 0))
        }
        return changes
    }

    /// The lines that are closed, by their sequences.
    func closedEvents() -> [Int64: TimelineEvent] {
        guard !claims.closings.isEmpty else { return [:] }
        let wanted = Set(claims.closings.map(\.known.sequence))
        var events: [Int64: TimelineEvent] = [:]
        for resource in Set(claims.closings.map(\.known.resource)) {
            for event in histories.resources[resource]?.history.events ?? [] where wanted.contains(event.sequence) {
                events[event.sequence] = event
            }
        }
        return events
    }

    /// All that is known of a resource, with what the chunk says of it.
    private func history(of resource: ResourceKey, _ changes: ArraySlice<TimelineChange>) -> ResourceHistory {
        let known = histories.resources[resource]
        var history = known?.history ?? ResourceHistory()
        for change in changes {
            if change.isClosing {
                history.ends[change.event.sequence] = change.event.ended
            } else {
                history.events.append(change.event)
            }
        }
        if !histories.appEvents.isEmpty, let app = known?.app ?? changes.first?.event.app {
            history.events += histories.appEvents[app] ?? []
        }
        if !claims.retracted.isEmpty {
            for index in history.events.indices {
                guard let retraction = claims.retracted[history.events[index].sequence] else { continue }
                history.events[index].retracted = retraction
            }
        }
        return history
    }

    /// What a new event is known by, nil for one that is not of this chunk.
    private func reference(of sequence: Int64) -> EventReference? {
        guard sequence > lastSequence else { return nil }
        var (low, high) = (0, drafts.count)
        while low < high {
            let middle = (low + high) / 2
            if drafts[middle].sequence < sequence { low = middle + 1 } else { high = middle }
        }
        guard low < drafts.count, let reference = event(of: drafts[low]).reference else { return nil }
        return EventReference(
            source: chunk.names.withBytes(of: reference.source) { Array($0) },
            id: chunk.names.withBytes(of: reference.id) { Array($0) })
    }
}

extension Dictionary where Value == Instant {
    /// Keeps the earliest time of each key.
    fileprivate mutating func note(_ instant: Instant, of key: Key) {
        self[key] = Swift.min(self[key] ?? .never, instant)
    }
}
