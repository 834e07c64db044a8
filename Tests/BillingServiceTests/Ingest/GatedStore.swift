import Billing
import BillingService
import BillingTesting

/// A store that holds each group of requests until it is let go, and then does as it is told.
actor GatedStore: ForwardingStore {
    nonisolated let base = FailingStore()

    /// What becomes of a group.
    enum Outcome: Sendable {
        /// Every request is stored, except those of a refused source id.
        case stored
        case failed(StoreError)
        /// The store forgets to answer the last request.
        case short
    }

    /// The events' ids of each request, by group, as they came.
    private(set) var groups: [[[String]]] = []
    /// The ids of all events that were stored, in their order.
    private(set) var stored: [String] = []
    private(set) var clocks: [Instant] = []
    private var held: [CheckedContinuation<Outcome, Never>] = []
    private var isOpen = false

    var heldCount: Int { held.count }

    /// Lets the oldest group go that is held.
    func release(_ outcome: Outcome = .stored) {
        held.removeFirst().resume(returning: outcome)
    }

    /// Lets all go, now and later.
    func open() {
        isOpen = true
        for continuation in held { continuation.resume(returning: .stored) }
        held = []
    }

    func ingest(
        _ requests: [UsageChunk], clock: Instant
    ) async throws(StoreError) -> [Result<IngestSummary, IngestRefusal>] {
        groups.append(requests.map(\.ids))
        clocks.append(clock)
        let outcome = isOpen ? .stored : await withCheckedContinuation { held.append($0) }
        if case .failed(let error) = outcome { throw error }
        let results = requests.map { request -> Result<IngestSummary, IngestRefusal> in
            if request.ids.contains("bad") {
                return .failure(IngestRefusal([.planUnknown(line: 0, type: .dyno, plan: "gp9")]))
            }
            stored += request.ids
            return .success(IngestSummary(new: request.events.count))
        }
        if case .short = outcome { return results.dropLast() }
        return results
    }
}

extension UsageChunk {
    /// A request of events with these ids.
    init(ids: [String]) {
        self.init()
        for (index, id) in ids.enumerated() {
            events.append(
                UsageEvent(
                    kind: .deleted, identity: EventIdentity(high: 1, low: 1),
                    reference: UsageEvent.Reference(source: names.code(of: "/test"), id: names.code(of: id)),
                    happened: Instant(millisecondsSince1970: 0), appID: names.code(of: "app"), line: index))
        }
    }

    var ids: [String] { events.compactMap { $0.reference.map { names[$0.id] } } }
}
