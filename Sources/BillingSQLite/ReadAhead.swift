import Billing
import BillingService
import Dispatch
import Synchronization

/// Reads a source one chunk ahead, on a thread of its own, so that reading and writing overlap.
final class ReadAhead: UsageSource, Sendable {
    private struct State {
        var source: any UsageSource & Sendable
        var chunk = UsageChunk()
        var result = Result<Bool, any Error>.success(false)
    }

    private let state: Mutex<State>
    private let queue = DispatchQueue(label: "invoices.read-ahead")
    private let isRead = DispatchSemaphore(value: 0)

    /// Begins to read the first chunk.
    init(_ source: any UsageSource & Sendable) {
        state = Mutex(State(source: source))
        readNext()
    }

    func read(into chunk: inout UsageChunk) throws -> Bool {
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
