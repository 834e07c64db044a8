import Dispatch
import Synchronization

/// Hands bytes from a thread that makes them to a task that sends them, so that neither gets far ahead of the other.
final class BytePipe: Sendable {
    private struct State {
        var chunks: [[UInt8]] = []
        var reader: CheckedContinuation<Void, Never>?
        /// Nil while more may come.
        var end: Result<Void, any Error>?
        var isClosed = false
    }

    /// So many chunks wait at most.
    private static let capacity = 8

    private let state = Mutex(State())
    private let room = DispatchSemaphore(value: 0)

    init() {
        for _ in 0..<Self.capacity { room.signal() }
    }

    /// Adds bytes; keeps the thread waiting while there is no room.
    ///
    /// - Throws: `CancellationError` where nobody reads any more.
    func put(_ bytes: [UInt8]) throws {
        room.wait()
        let reader = try state.withLock { state in
            guard !state.isClosed else { throw CancellationError() }
            state.chunks.append(bytes)
            return state.reader.take()
        }
        reader?.resume()
    }

    /// Says that no more will come, or why.
    func end(_ result: Result<Void, any Error>) {
        let reader = state.withLock { state in
            state.end = result
            return state.reader.take()
        }
        reader?.resume()
    }

    /// The next bytes; nil where there are no more.
    func next() async throws -> [UInt8]? {
        while true {
            let (chunk, end) = state.withLock { state in
                (state.chunks.isEmpty ? nil : state.chunks.removeFirst(), state.end)
            }
            if let chunk {
                room.signal()
                return chunk
            }
            if let end {
                try end.get()
                return nil
            }
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if !state.chunks.isEmpty || state.end != nil { return true }
                    state.reader = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        }
    }

    /// Says that nobody reads any more.
    func close() {
        state.withLock { $0.isClosed = true }
        room.signal()
    }
}
