public import Billing
import Dispatch
import Synchronization

/// Reads a source one chunk ahead, on a thread of its own, so that reading and writing overlap.
public final class ReadAhead: UsageSource, Sendable {
    private struct State {
        var source: any UsageSource & Sendable
        var chunk = UsageChunk()
        var result = Result<Bool, any Error>.success(false)
    }

    private let state: Mutex<State>
    private let queue = DispatchQueue(label: "invoices.read-ahead")
    private let waiting = DispatchQueue(label: "invoices.read-ahead.waiting")
    private let isRead = DispatchSemaphore(value: 0)

    /// Begins to read the first chunk.
    public init(_ source: any UsageSource & Sendable) {
        state = Mutex(State(source: source))
        readNext()
    }

    public func read(into chunk: inout UsageChunk) throws -> Bool {
        isRead.wait()
        let result = state.withLock { state in
            swap(&state.chunk, &chunk)
            return state.result
        }
        guard case .success(true) = result else {
            // Who asks again is told the same.
            isRead.signal()
            return try result.get()
        }
        readNext()
        return true
    }

    /// The next chunk, or nil at the end, for who must not wait on a thread that others need.
    public func next() async throws -> UsageChunk? {
        try await withCheckedThrowingContinuation { continuation in
            waiting.async {
                continuation.resume(
                    with: Result {
                        var chunk = UsageChunk()
                        return try self.read(into: &chunk) ? chunk : nil
                    })
            }
        }
    }

    private func readNext() {
        queue.async {
            self.state.withLock { state in
                state.chunk.removeAll()
                state.result = Result { try state.source.read(into: &state.chunk) }
            }
            self.isRead.signal()
        }
    }
}
