import Billing

/// The keys of what an event names; what is new is made.
extension MemoryState {
    mutating func reference(_ reference: UsageEvent.Reference, in given: NameTable) -> Reference {
        Reference(source: names.code(of: given[reference.source]), id: names.code(of: given[reference.id]))
    }

    /// The event that names it is the one that ``lastSequence`` counts.
    mutating func organizationKey(
        _ label: UsageEvent.Label, named: Instant, in given: NameTable
    ) -> OrganizationKey {
        OrganizationKey(key(of: label, in: \.organizations, named: named, given: given))
    }

    mutating func spaceKey(_ label: UsageEvent.Label, named: Instant, in given: NameTable) -> SpaceKey {
        SpaceKey(key(of: label, in: \.spaces, named: named, given: given))
    }

    mutating func appKey(of event: UsageEvent, space: SpaceKey?, in given: NameTable) -> AppKey {
        let name = event.app.map { names.code(of: given[$0]) }
        guard let id = event.appID else {
            return AppKey(apps.key(of: .name(name ?? 0, space: space?.value)))
        }
        let key = apps.key(of: .id(names.code(of: given[id])))
        if let name { apps.claim(key, name: name, named: event.happened, sequence: lastSequence) }
        return AppKey(key)
    }

    mutating func resourceIndex(of event: UsageEvent, app: AppKey, in given: NameTable) -> Int {
        guard let name = event.resource.map({ names.code(of: given[$0]) }) else {
            resources.append(Resource(app: app, name: nil))
            return resources.count - 1
        }
        let identity = ResourceIdentity(app: app, type: event.type, name: name)
        if let known = resourceIndices[identity] { return known }
        resources.append(Resource(app: app, name: name))
        resourceIndices[identity] = resources.count - 1
        return resources.count - 1
    }

    private mutating func key(
        of label: UsageEvent.Label, in path: WritableKeyPath<MemoryState, MemoryNames>, named: Instant, given: NameTable
    ) -> Int64 {
        let name = names.code(of: given[label.name])
        guard let id = label.id else { return self[keyPath: path].key(of: .name(name, space: nil)) }
        let key = self[keyPath: path].key(of: .id(names.code(of: given[id])))
        self[keyPath: path].claim(key, name: name, named: named, sequence: lastSequence)
        return key
    }
}
