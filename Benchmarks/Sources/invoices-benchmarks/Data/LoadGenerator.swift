import PostgresTesting
import Synchronization

/// Sends requests to a server over many connections at once, each of which waits for its response before it sends the next.
///
/// A connection is a thread that sleeps while it waits: nothing takes less from the server that runs beside it.
final class LoadGenerator: Sendable {
    private let requests: [[UInt8]]
    private let nextRequest = Atomic<Int>(0)

    /// More than any response has.
    private static let bufferBytes = 1 << 20

    private let keepsBodies: Bool

    private init(_ requests: [[UInt8]], keepsBodies: Bool) {
        self.requests = requests
        self.keepsBodies = keepsBodies
    }

    /// What came of all requests.
    struct Outcome {
        var seconds: Double
        /// Of the responses, in no order.
        var bodies: [[UInt8]]
    }

    /// Sends each request once, in their order.
    ///
    /// - Parameters:
    ///   - requests: whole ones, with their heads.
    ///   - keepsBodies: whether the bodies are wanted; else they are read, and no more.
    static func send(
        _ requests: [[UInt8]], port: UInt16, connections count: Int, keepsBodies: Bool = true
    ) async throws -> Outcome {
        let generator = LoadGenerator(requests, keepsBodies: keepsBodies)
        let connections = try (0..<count).map { _ in try HTTPConnection(port: port) }
        var bodies: [[UInt8]] = []
        let time = try await seconds {
            bodies = try await withThrowingTaskGroup(of: [[UInt8]].self) { group in
                for connection in connections {
                    group.addTask { try await onThread { try generator.run(on: connection) } }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
        }
        return Outcome(seconds: time, bodies: bodies)
    }

    private func run(on connection: HTTPConnection) throws -> [[UInt8]] {
        var bodies: [[UInt8]] = []
        var buffer = [UInt8](repeating: 0, count: LoadGenerator.bufferBytes)
        while true {
            let number = nextRequest.add(1, ordering: .relaxed).oldValue
            guard number < requests.count else { return bodies }
            do {
                try connection.send(requests[number])
                let body = try connection.response(using: &buffer)
                if keepsBodies { bodies.append(Array(buffer[body])) }
            } catch {
                // Nothing is to be measured any more.
                nextRequest.store(requests.count, ordering: .relaxed)
                throw error
            }
        }
    }
}
