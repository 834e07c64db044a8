import Billing

/// One batch on its way into a ``MemoryState``.
struct MemoryBatch {
    private(set) var summary = IngestSummary()
    private var errors: [IngestError] = []
    /// How many equal lines this batch has brought so far.
    private var occurrences: [EventIdentity: UInt32] = [:]

    mutating func take(_ chunk: UsageChunk, into state: inout MemoryState) throws(IngestRefusal) {
        for event in chunk.events {
            do {
                try take(event, names: chunk.names, into: &state)
            } catch {
                errors.append(error)
            }
        }
        guard errors.isEmpty else { throw IngestRefusal(errors) }
    }

    private mutating func take(
        _ event: UsageEvent, names: NameTable, into state: inout MemoryState
    ) throws(IngestError) {
        guard let reference = event.reference else { return try takeLine(event, names: names, into: &state) }
        let own = state.reference(reference, in: names)
        if let known = state.known[own] {
            guard known.identity == event.identity else {
                throw .conflict(line: event.line, known: known.facts, given: EventFacts(event, names: names))
            }
            summary.unchanged += 1
            return
        }
        if event.kind == .retracted {
            try retract(event, own: own, names: names, in: &state)
        } else if event.kind.isOfApp {
            addAppEvent(event, own: own, names: names, to: &state)
        } else {
            try addEvent(event, identity: event.identity, names: names, to: &state)
        }
        state.known[own] = MemoryState.Known(
            identity: event.identity, facts: EventFacts(event, names: names), sequence: state.lastSequence)
        state.references[state.lastSequence] = EventReference(
            source: Array(names[reference.source].utf8), id: Array(names[reference.id].utf8))
        if let retraction = state.retractions[own] { state.retracted[state.lastSequence] = retraction }
        summary.new += 1
    }

    // MARK: Events of each kind

    private mutating func takeLine(
        _ event: UsageEvent, names: NameTable, into state: inout MemoryState
    ) throws(IngestError) {
        var identity = event.identity
        identity.occurrence = occurrences[event.identity, default: 0]
        occurrences[event.identity, default: 0] += 1
        if let known = state.lines[identity] {
            try change(known, to: event, in: &state)
        } else {
            let resource = try addEvent(event, identity: identity, names: names, to: &state)
            state.lines[identity] = (resource, state.resources[resource].events.count - 1)
            summary.new += 1
        }
    }

    private mutating func change(
        _ place: (resource: Int, event: Int), to event: UsageEvent, in state: inout MemoryState
    ) throws(IngestError) {
        let resource = state.resources[place.resource]
        let line = resource.events[place.event]
        let known = resource.ends.first { $0.line == line.sequence }?.end ?? line.ended
        if known == event.ended {
            summary.unchanged += 1
        } else if known == .never {
            state.lastSequence += 1
            state.resources[place.resource].ends.append(
                ResourceDossier.LineEnd(line: line.sequence, sequence: state.lastSequence, end: event.ended))
            summary.closed += 1
        } else if event.ended == .never {
            throw .reopened(line: event.line, known: known)
        } else {
            throw .endChanged(line: event.line, known: known, given: event.ended)
        }
    }

    private func retract(
        _ event: UsageEvent, own: MemoryState.Reference, names: NameTable, in state: inout MemoryState
    ) throws(IngestError) {
        guard let target = event.target.map({ state.reference($0, in: names) }) else { return }
        guard target != own, state.retractions[own] == nil, state.known[target]?.facts.kind != .retracted else {
            throw .retractionRetracted(line: event.line)
        }
        state.lastSequence += 1
        guard state.retractions[target] == nil else { return }
        state.retractions[target] = state.lastSequence
        if let known = state.known[target] { state.retracted[known.sequence] = state.lastSequence }
    }

    private func addAppEvent(
        _ event: UsageEvent, own: MemoryState.Reference, names: NameTable, to state: inout MemoryState
    ) {
        state.lastSequence += 1
        let space = event.space.map { state.spaceKey($0, named: event.happened, in: names) }
        let app = state.appKey(of: event, space: space, in: names)
        let organization = event.organization.map { state.organizationKey($0, named: event.happened, in: names) }
        let isMove = event.kind == .moved
        state.appEvents[app, default: []].append(
            TimelineEvent(
                sequence: state.lastSequence, kind: event.kind, identity: event.identity, happened: event.happened,
                organization: isMove ? organization : nil, space: isMove ? space : nil, app: app))
    }

    @discardableResult
    private func addEvent(
        _ event: UsageEvent, identity: EventIdentity, names: NameTable, to state: inout MemoryState
    ) throws(IngestError) -> Int {
        try requirePrice(event, names: names, in: state)
        state.lastSequence += 1
        let nameOfSpace = event.appID == nil ? event.space : nil
        let spaceOfName = nameOfSpace.map { state.spaceKey($0, named: event.happened, in: names) }
        let app = state.appKey(of: event, space: spaceOfName, in: names)
        var organization: OrganizationKey?
        var space: SpaceKey?
        if event.isPlaceAssumed, let place = state.place(of: app, at: event.happened) {
            (organization, space) = (place.organization, place.space)
        } else if event.kind == .changed || !event.isPlaceAssumed {
            organization = event.organization.map { state.organizationKey($0, named: event.happened, in: names) }
            space = event.space.map { state.spaceKey($0, named: event.happened, in: names) }
        }
        if event.kind == .changed, organization == nil {
            throw .organizationUnknown(line: event.line, app: names[event.app ?? event.appID ?? 0])
        }
        let resource = state.resourceIndex(of: event, app: app, in: names)
        let isContradiction =
            event.reference == nil
            && state.resources[resource].events.contains {
                $0.isLine && $0.happened == event.happened && !$0.identity.hasSameContent(as: identity)
            }
        guard !isContradiction else { throw .contradiction(line: event.line, happened: event.happened) }
        func text(_ code: NameTable.Code?) -> TextKey? { code.map { TextKey(Int64(state.names.code(of: names[$0]))) } }
        state.resources[resource].events.append(
            TimelineEvent(
                sequence: state.lastSequence, kind: event.kind, identity: identity, isLine: event.reference == nil,
                happened: event.happened, ended: event.ended, organization: event.kind == .changed ? organization : nil,
                space: event.kind == .changed ? space : nil, type: event.type,
                quantity: event.quantity, price: event.price, app: app, plan: text(event.plan),
                description: text(event.description)))
        return resource
    }

    /// An event that brings no price must name a plan that has one.
    private func requirePrice(_ event: UsageEvent, names: NameTable, in state: MemoryState) throws(IngestError) {
        guard event.kind == .changed, event.price == nil, let code = event.plan else { return }
        let plan = names[code]
        let prices = state.prices.filter { $0.type == event.type && $0.plan.utf8.elementsEqual(plan.utf8) }
        guard let first = prices.map(\.validFrom).min() else {
            throw .planUnknown(line: event.line, type: event.type, plan: plan)
        }
        guard first <= event.happened else {
            throw .planWithoutPrice(
                line: event.line, type: event.type, plan: plan, happened: event.happened, firstValidFrom: first)
        }
    }
}
