import Billing

/// One batch on its way into a ``MemoryState``.
struct MemoryBatch {
    private(set) var summary = IngestSummary()
    /// How many equal events this batch has brought so far.
    private var occurrences: [EventIdentity: UInt32] = [:]

    mutating func take(_ chunk: UsageChunk, into state: inout MemoryState) throws(IngestError) {
        for event in chunk.events {
            var identity = event.identity
            identity.occurrence = occurrences[event.identity, default: 0]
            occurrences[event.identity, default: 0] += 1
            if let known = state.events[identity] {
                try change(known, to: event, in: &state)
            } else {
                try add(event, as: identity, names: chunk.names, to: &state)
            }
        }
    }

    private mutating func change(
        _ place: (resource: Int, event: Int), to event: UsageEvent, in state: inout MemoryState
    ) throws(IngestError) {
        let known = state.resources[place.resource].events[place.event].ended
        if known == event.ended {
            summary.unchanged += 1
        } else if known == .never {
            state.resources[place.resource].events[place.event].ended = event.ended
            summary.closed += 1
        } else if event.ended == .never {
            throw .reopened(line: event.line, known: known)
        } else {
            throw .endChanged(line: event.line, known: known, given: event.ended)
        }
    }

    private mutating func add(
        _ event: UsageEvent, as identity: EventIdentity, names: NameTable, to state: inout MemoryState
    ) throws(IngestError) {
        let place = Place(
            organization: OrganizationKey(Int64(state.names.code(of: names[event.organization]))),
            space: SpaceKey(Int64(state.names.code(of: names[event.space]))))
        state.organizations.insert(place.organization)
        state.spaces.insert(place.space)
        let app = app(of: event, in: place.space, names: names, state: &state)
        let resource = resource(of: event, app: app, names: names, state: &state)
        let isContradiction = state.resources[resource].events.contains {
            $0.happened == event.happened && !$0.identity.hasSameContent(as: identity)
        }
        guard !isContradiction else { throw .contradiction(line: event.line, happened: event.happened) }
        state.lastSequence += 1
        state.events[identity] = (resource, state.resources[resource].events.count)
        state.resources[resource].events.append(
            TimelineEvent(
                sequence: state.lastSequence, identity: identity, happened: event.happened, ended: event.ended, place: place,
                type: event.type, quantity: event.quantity, price: event.price, app: app,
                description: TextKey(Int64(state.names.code(of: names[event.description])))))
        summary.new += 1
    }

    private func app(of event: UsageEvent, in space: SpaceKey, names: NameTable, state: inout MemoryState) -> AppKey {
        let name = names[event.app]
        let identity: MemoryState.AppIdentity =
            if let id = event.appID {
                .id(state.names.code(of: names[id]))
            } else {
                .name(state.names.code(of: name), space: space)
            }
        let key = state.apps[identity] ?? AppKey(Int64(state.apps.count))
        state.apps[identity] = key
        let label = MemoryState.AppLabel(name: name, named: event.happened)
        state.appLabels[key] = state.appLabels[key].map { max($0, label) } ?? label
        return key
    }

    private func resource(of event: UsageEvent, app: AppKey, names: NameTable, state: inout MemoryState) -> Int {
        guard let name = event.resource else {
            state.resources.append(MemoryState.Resource(name: nil))
            return state.resources.count - 1
        }
        let code = state.names.code(of: names[name])
        let identity = MemoryState.ResourceIdentity(app: app, type: event.type, name: code)
        if let known = state.resourceIndices[identity] { return known }
        state.resources.append(MemoryState.Resource(name: code))
        state.resourceIndices[identity] = state.resources.count - 1
        return state.resources.count - 1
    }
}
