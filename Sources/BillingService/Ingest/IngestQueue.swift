public import Billing

/// Group commit: while one transaction is under way the requests that arrive wait, and then share the next one.
///
/// A request that finds nothing under way is committed at once. What is answered with a summary is on disk; what is answered
/// with a failure is not stored, then or later.
public actor IngestQueue {
    private typealias Answer = Result<IngestSummary, IngestFailure>

    private struct Request {
        var number: UInt64
        var chunk: UsageChunk
        /// Who has sent it: the transaction is in a task of its own, and may have requests of several.
        var origin: AuditOrigin?
        /// When it has waited long enough.
        var deadline: ContinuousClock.Instant
        var continuation: CheckedContinuation<Answer, Never>
    }

    private let store: any Store
    private let clock: BillingClock
    private let limits: IngestLimits

    /// In the order of arrival, and so of their deadlines.
    private var waiting: [Request] = []
    private var waitingEvents = 0
    private var lastNumber: UInt64 = 0
    private var isCommitting = false
    /// Whether someone sleeps until the next deadline.
    private var isWatching = false

    public init(store: any Store, clock: BillingClock, limits: IngestLimits = IngestLimits()) {
        self.store = store
        self.clock = clock
        self.limits = limits
    }

    /// How many requests wait for their turn.
    var waitingCount: Int { waiting.count }

    /// Stores the events of a request, in whole or not at all.
    ///
    /// A task that is cancelled while its request waits takes it back; once the request's transaction is under way it finishes.
    public func submit(_ chunk: UsageChunk) async throws(IngestFailure) -> IngestSummary {
        if chunk.events.isEmpty { return IngestSummary() }
        if Task.isCancelled { throw .cancelled }
        guard waiting.isEmpty || waitingEvents + chunk.events.count <= limits.waitingEvents else { throw .store(.busy) }
        lastNumber += 1
        let number = lastNumber
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                add(
                    Request(
                        number: number, chunk: chunk, origin: AuditOrigin.current, deadline: .now + limits.patience,
                        continuation: continuation))
            }
        } onCancel: {
            Task { await self.cancel(number) }
        }
        return try answer.get()
    }

    private func add(_ request: Request) {
        waiting.append(request)
        waitingEvents += request.chunk.events.count
        if isCommitting { return watch() }
        isCommitting = true
        // A task of its own, because whoever submits may be cancelled and must not take others along.
        Task { await commitAll() }
    }

    private func cancel(_ number: UInt64) {
        guard let index = waiting.firstIndex(where: { $0.number == number }) else { return }
        remove(index..<index + 1)[0].continuation.resume(returning: .failure(.cancelled))
    }

    private func remove(_ range: Range<Int>) -> [Request] {
        let removed = Array(waiting[range])
        waiting.removeSubrange(range)
        waitingEvents -= removed.reduce(0) { $0 + $1.chunk.events.count }
        return removed
    }

    // MARK: Transactions

    private func commitAll() async {
        while !waiting.isEmpty {
            let group = takeGroup()
            let answers = await AuditOrigin.$ofRequests.withValue(group.map(\.origin)) { await commit(group.map(\.chunk)) }
            for (request, answer) in zip(group, answers) { request.continuation.resume(returning: answer) }
        }
        isCommitting = false
    }

    /// The requests of the next transaction: at least one.
    private func takeGroup() -> [Request] {
        var events = waiting[0].chunk.events.count
        var end = 1
        while end < waiting.count, events + waiting[end].chunk.events.count <= limits.groupEvents {
            events += waiting[end].chunk.events.count
            end += 1
        }
        return remove(0..<end)
    }

    /// - Returns: one answer a request.
    private func commit(_ requests: [UsageChunk]) async -> [Answer] {
        let results: [Result<IngestSummary, IngestRefusal>]
        do { results = try await store.ingest(requests, clock: clock.now) } catch {
            return requests.map { _ in .failure(.store(error)) }
        }
        return requests.indices.map { index in
            guard index < results.count else {
                return .failure(.store(.failed("it answered \(results.count) of \(requests.count) requests")))
            }
            return results[index].mapError(IngestFailure.refused)
        }
    }

    // MARK: Deadlines

    /// Sleeps until the next deadline, unless someone does.
    private func watch() {
        guard !isWatching, let deadline = waiting.first?.deadline else { return }
        isWatching = true
        Task {
            // Nobody cancels this task, so it sleeps to the end.
            do { try await Task.sleep(until: deadline, clock: .continuous) } catch {}
            expire()
        }
    }

    /// Takes out the requests that have waited long enough.
    private func expire() {
        isWatching = false
        let now = ContinuousClock.now
        let end = waiting.firstIndex { $0.deadline > now } ?? waiting.count
        for request in remove(0..<end) { request.continuation.resume(returning: .failure(.store(.busy))) }
        watch()
    }
}
