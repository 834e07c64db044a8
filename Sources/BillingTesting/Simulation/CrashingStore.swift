import Billing
import BillingService

/// A store whose server crashes at a write, so that its client is not told whether it was done.
struct CrashingStore<Base: Store>: ForwardingStore {
    /// What a client sees of a crash.
    static var crash: StoreError { .unavailable("the server crashed") }

    let base: Base
    let crashes: CrashSwitch

    func ingest(_ source: any UsageSource & Sendable, clock: Instant, isTrial: Bool) async throws -> IngestSummary {
        let moment = crashes.next()
        if moment == .beforeWriting { throw Self.crash }
        let summary = try await base.ingest(source, clock: clock, isTrial: isTrial)
        if moment == .afterWriting { throw Self.crash }
        return summary
    }

    func ingest(
        _ requests: [UsageChunk], clock: Instant
    ) async throws(StoreError) -> [Result<IngestSummary, IngestRefusal>] {
        try await write { () throws(StoreError) in try await base.ingest(requests, clock: clock) }
    }

    func set(_ prices: [PlanPrice], clock: Instant) async throws(StoreError) -> PriceSummary {
        try await write { () throws(StoreError) in try await base.set(prices, clock: clock) }
    }

    func close(_ request: ClosingRequest, clock: Instant) async throws(StoreError) -> Closing? {
        try await write { () throws(StoreError) in try await base.close(request, clock: clock) }
    }

    func grant(
        _ grant: CreditGrant, to organization: OrganizationKey, clock: Instant
    ) async throws(StoreError) -> GrantOutcome {
        try await write { () throws(StoreError) in try await base.grant(grant, to: organization, clock: clock) }
    }

    func pay(
        _ request: PaymentRequest, organization: OrganizationKey, clock: Instant
    ) async throws(StoreError) -> PaymentOutcome {
        try await write { () throws(StoreError) in try await base.pay(request, organization: organization, clock: clock) }
    }

    private func write<Outcome>(
        _ body: () async throws(StoreError) -> Outcome
    ) async throws(StoreError) -> Outcome {
        let moment = crashes.next()
        if moment == .beforeWriting { throw Self.crash }
        let outcome = try await body()
        if moment == .afterWriting { throw Self.crash }
        return outcome
    }
}

extension Store {
    /// The same store on a server that may crash.
    func crashing(by crashes: CrashSwitch) -> any Store { CrashingStore(base: self, crashes: crashes) }
}
