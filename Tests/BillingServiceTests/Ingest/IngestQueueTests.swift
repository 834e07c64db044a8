import Billing
import BillingTesting
import Testing

@testable import BillingService

@Suite(.timeLimit(.minutes(20))) struct IngestQueueTests {
    private let store = GatedStore()
    private let now: Instant = "2017-02-05T22:16:56.616Z"

    private func queue(_ limits: IngestLimits = IngestLimits(patience: .seconds(3600))) -> IngestQueue {
        IngestQueue(store: store, clock: .fixed(at: now), limits: limits)
    }

    private typealias Answer = Result<IngestSummary, IngestFailure>

    private func submit(_ ids: String..., to queue: IngestQueue) -> Task<Answer, Never> {
        Task { await Self.answer(ids, from: queue) }
    }

    private static func answer(_ ids: [String], from queue: IngestQueue) async -> Answer {
        do { return .success(try await queue.submit(UsageChunk(ids: ids))) } catch { return .failure(error) }
    }

    private func until(_ condition: () async -> Bool) async throws {
        while await !condition() { try await Task.sleep(for: .milliseconds(1)) }
    }

    /// Submits requests of one event each, one after the other, behind one that the store holds.
    private func submit(_ ids: [String], behind first: String, to queue: IngestQueue) async throws -> [Task<Answer, Never>] {
        var tasks = [submit(first, to: queue)]
        try await until { await store.heldCount == 1 }
        for id in ids {
            let count = await queue.waitingCount
            tasks.append(submit(id, to: queue))
            try await until { await queue.waitingCount == count + 1 }
        }
        return tasks
    }

    @Test func `a request that finds nothing under way goes at once, and alone`() async throws {
        let queue = queue()
        await store.open()
        for id in ["1", "2", "3"] {
            #expect(await submit(id, "\(id)b", to: queue).value == .success(IngestSummary(new: 2)))
        }
        #expect(await store.groups == [[["1", "1b"]], [["2", "2b"]], [["3", "3b"]]])
        #expect(await store.clocks == [now, now, now])
    }

    @Test func `a request without events needs no transaction`() async throws {
        #expect(await submit(to: queue()).value == .success(IngestSummary()))
        #expect(await store.groups.isEmpty)
    }

    @Test func `requests that arrive meanwhile share the next transaction, in their order`() async throws {
        let queue = queue()
        let ids = (1...20).map(String.init)
        let tasks = try await submit(ids, behind: "0", to: queue)
        #expect(await store.groups == [[["0"]]])
        await store.release()
        #expect(await tasks[0].value == .success(IngestSummary(new: 1)))
        try await until { await store.heldCount == 1 }
        #expect(await store.groups == [[["0"]], ids.map { [$0] }])
        #expect(await store.stored == ["0"])
        await store.release()
        for task in tasks { #expect(await task.value == .success(IngestSummary(new: 1))) }
        #expect(await store.stored == ["0"] + ids)
    }

    @Test func `nobody is answered before the store has answered`() async throws {
        let queue = queue()
        let answered = Answered()
        let first = submit("1", to: queue)
        try await until { await store.heldCount == 1 }
        let others = ["2", "3"].map { id in
            Task {
                let answer = await Self.answer([id], from: queue)
                await answered.add()
                return answer
            }
        }
        try await until { await queue.waitingCount == 2 }
        await store.release()
        _ = await first.value
        try await until { await store.heldCount == 1 }
        #expect(await answered.count == 0)
        await store.release(.failed(.failed("disk full")))
        for task in others { #expect(await task.value == .failure(.store(.failed("disk full")))) }
        #expect(await store.stored == ["1"])
    }

    @Test func `a group has no more events than the limit, and a larger request goes alone`() async throws {
        let queue = queue(IngestLimits(groupEvents: 4, waitingEvents: 100, patience: .seconds(3600)))
        let first = submit("0", to: queue)
        try await until { await store.heldCount == 1 }
        var tasks: [Task<Answer, Never>] = []
        for ids in [["a", "b"], ["c", "d"], ["e"], ["f", "g", "h", "i", "j"], ["k"], ["l"]] {
            tasks.append(Task { await Self.answer(ids, from: queue) })
            try await until { await queue.waitingCount == tasks.count }
        }
        await store.open()
        _ = await first.value
        for task in tasks { _ = await task.value }
        #expect(
            await store.groups == [
                [["0"]], [["a", "b"], ["c", "d"]], [["e"]], [["f", "g", "h", "i", "j"]], [["k"], ["l"]],
            ])
    }

    @Test func `one bad request fails alone`() async throws {
        let queue = queue()
        let tasks = try await submit(["1", "bad", "2"], behind: "0", to: queue)
        await store.open()
        let refusal = IngestRefusal([.planUnknown(line: 0, type: .dyno, plan: "gp9")])
        let stored = Answer.success(IngestSummary(new: 1))
        var answers: [Answer] = []
        for task in tasks { answers.append(await task.value) }
        #expect(answers == [stored, stored, .failure(.refused(refusal)), stored])
        #expect(await store.stored == ["0", "1", "2"])
    }

    @Test(arguments: [StoreError.busy, .unavailable("gone"), .failed("disk full")])
    func `an error of the store goes to every request of the group, and to no other`(_ error: StoreError) async throws {
        let queue = queue()
        let tasks = try await submit(["1", "2"], behind: "0", to: queue)
        await store.release(.failed(error))
        #expect(await tasks[0].value == .failure(.store(error)))
        try await until { await store.heldCount == 1 }
        let last = submit("3", to: queue)
        try await until { await queue.waitingCount == 1 }
        await store.release(.failed(error))
        for task in tasks[1...] { #expect(await task.value == .failure(.store(error))) }
        try await until { await store.heldCount == 1 }
        await store.release()
        #expect(await last.value == .success(IngestSummary(new: 1)))
        #expect(await store.stored == ["3"])
    }

    @Test func `a request that the store does not answer is not acknowledged`() async throws {
        let queue = queue()
        let tasks = try await submit(["1", "2"], behind: "0", to: queue)
        await store.release()
        try await until { await store.heldCount == 1 }
        await store.release(.short)
        #expect(await tasks[1].value == .success(IngestSummary(new: 1)))
        #expect(await tasks[2].value == .failure(.store(.failed("it answered 1 of 2 requests"))))
    }

    @Test func `a request that has waited too long is told so, and never stored`() async throws {
        let queue = queue(IngestLimits(patience: .milliseconds(20)))
        let tasks = try await submit([], behind: "0", to: queue)
        for ids in [["1"], ["2", "3"], ["4"]] {
            #expect(await Self.answer(ids, from: queue) == .failure(.store(.busy)))
        }
        #expect(await queue.waitingCount == 0)
        await store.open()
        #expect(await tasks[0].value == .success(IngestSummary(new: 1)))
        #expect(await submit("5", to: queue).value == .success(IngestSummary(new: 1)))
        #expect(await store.stored == ["0", "5"])
        #expect(await store.groups == [[["0"]], [["5"]]])
    }

    @Test func `a request whose transaction is under way does not run out of time`() async throws {
        let queue = queue(IngestLimits(patience: .milliseconds(1)))
        let first = submit("0", to: queue)
        try await until { await store.heldCount == 1 }
        #expect(await submit("1", to: queue).value == .failure(.store(.busy)))
        await store.release()
        #expect(await first.value == .success(IngestSummary(new: 1)))
    }

    @Test func `beyond what may wait, a request is told at once that the store is busy`() async throws {
        let queue = queue(IngestLimits(groupEvents: 100, waitingEvents: 3, patience: .seconds(3600)))
        var tasks = try await submit(["1", "2"], behind: "0", to: queue)
        #expect(await submit("3", "4", to: queue).value == .failure(.store(.busy)))
        tasks.append(submit("5", to: queue))
        try await until { await queue.waitingCount == 3 }
        #expect(await submit("6", to: queue).value == .failure(.store(.busy)))
        await store.open()
        for task in tasks { #expect(await task.value == .success(IngestSummary(new: 1))) }
        #expect(await store.stored == ["0", "1", "2", "5"])
        // What has more than may wait is taken where nobody else waits.
        #expect(await submit("7", "8", "9", "10", to: queue).value == .success(IngestSummary(new: 4)))
    }

    @Test func `a request that is cancelled while it waits is not stored`() async throws {
        let queue = queue()
        let tasks = try await submit(["1", "2", "3"], behind: "0", to: queue)
        tasks[2].cancel()
        #expect(await tasks[2].value == .failure(.cancelled))
        #expect(await queue.waitingCount == 2)
        await store.open()
        for index in [0, 1, 3] { #expect(await tasks[index].value == .success(IngestSummary(new: 1))) }
        #expect(await store.stored == ["0", "1", "3"])
    }

    @Test func `a request that is cancelled under way is finished, with the others`() async throws {
        let queue = queue()
        let tasks = try await submit(["1", "2"], behind: "0", to: queue)
        tasks[0].cancel()
        await store.release()
        #expect(await tasks[0].value == .success(IngestSummary(new: 1)))
        try await until { await store.heldCount == 1 }
        tasks[1].cancel()
        await store.release()
        for task in tasks { #expect(await task.value == .success(IngestSummary(new: 1))) }
        #expect(await store.stored == ["0", "1", "2"])
    }

    @Test func `a request that was cancelled before is not taken`() async throws {
        let queue = queue()
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return await Self.answer(["1"], from: queue)
        }
        task.cancel()
        #expect(await task.value == .failure(.cancelled))
        #expect(await store.groups.isEmpty)
    }

    @Test func `what many clients send at once is stored once each, and all are told`() async throws {
        let memory = MemoryStore()
        let queue = IngestQueue(
            store: memory, clock: .fixed(at: now), limits: IngestLimits(groupEvents: 16, patience: .seconds(3600)))
        let answers = await withTaskGroup(of: Answer.self) { group in
            for client in 0..<200 {
                group.addTask { await Self.answer(["\(client)", "shared-\(client % 10)"], from: queue) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let summaries = answers.compactMap { try? $0.get() }
        #expect(summaries.count == 200)
        #expect(summaries.reduce(0) { $0 + $1.new } == 210)
        #expect(summaries.reduce(0) { $0 + $1.unchanged } == 190)
        #expect(await memory.identities(of: (0..<200).map(String.init), source: "/test").count == 200)
    }
}

private actor Answered {
    private(set) var count = 0

    func add() { count += 1 }
}
