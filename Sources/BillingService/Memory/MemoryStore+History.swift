public import Billing

/// What was known at earlier batches.
extension MemoryStore {
    public func ledger(recordedBy instant: Instant) -> Ledger? {
        states.dropFirst().last { $0.ledger.recorded <= instant }?.ledger
    }

    public func ledger(ofBatch batch: Int64) -> Ledger? {
        batch > 0 && batch < states.count ? states[Int(batch)].ledger : nil
    }

    public func dossiers(of resources: [ResourceKey], at batch: Int64) -> [ResourceDossier] {
        let state = state(at: batch)
        return resources.map { Int($0.value) }.filter(state.resources.indices.contains).compactMap(state.dossier)
    }

    public func dossiers(after resource: ResourceKey?, limit: Int, at batch: Int64) -> [ResourceDossier] {
        let state = state(at: batch)
        let first = resource.map { Int($0.value) + 1 } ?? 0
        return Array(state.resources.indices.dropFirst(first).lazy.compactMap(state.dossier).prefix(limit))
    }

    public func priceBook(at batch: Int64) -> PriceBook { state(at: batch).priceBook() }

    public func names(of keys: NameKeys, at batch: Int64) -> NameDirectory {
        let state = state(at: batch)
        var directory = NameDirectory()
        for key in keys.organizations { directory.organizations[key] = state.named(key.value, in: state.organizations) }
        for key in keys.spaces { directory.spaces[key] = state.named(key.value, in: state.spaces) }
        for key in keys.apps { directory.apps[key] = state.named(key.value, in: state.apps) }
        for key in keys.texts { directory.texts[key] = state.names[NameTable.Code(key.value)] }
        return directory
    }

    public func origins(of resource: ResourceKey, app: AppKey) -> [Int64: EventOrigin] {
        guard let dossier = state.dossier(of: Int(resource.value)) else { return [:] }
        let retractions = dossier.events.map(\.retracted).filter { $0 > 0 }
        let sequences = dossier.events.map(\.sequence) + dossier.ends.map(\.sequence) + retractions
        var origins: [Int64: EventOrigin] = [:]
        for sequence in sequences {
            guard let ledger = states.first(where: { $0.lastSequence >= sequence })?.ledger else { continue }
            origins[sequence] = EventOrigin(
                reference: state.references[sequence], batch: ledger.batch, recorded: ledger.recorded)
        }
        return origins
    }
}
