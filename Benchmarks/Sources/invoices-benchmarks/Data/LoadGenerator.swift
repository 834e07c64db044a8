import PostgresTesting
import Synchronization

/// Sends requests to a server over many connections at once, each of which waits for its response before it sends the next.
///
/// A connection is a thread that sleeps while it waits: nothing takes less from the server that runs beside it.
final class LoadGenerator: Sendable {
    private let requests: [[UInt8]]
    private let nextRequest = Atomic<Int>(0)

    private init(_ requests: [[UInt8]]) { self.requests = requests }

    /// What came of all requests.
    struct Outcome {
        var seconds: Double
        /// Of the responses, in no order.
        var bodies: [[UInt8]]
    }

    /// Sends each request once, in their order.
    ///
    /// - Parameter requests: whole ones, with their heads.
    static func send(_ requests: [[UInt8]], port: UInt16, connections count: Int) async throws -> Outcome {
        let generator = LoadGenerator(requests)
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
        var buffer = [UInt8](repeating: 0, count: HTTPConnection.bufferBytes)
        while true {
            let number = nextRequest.add(1, ordering: .relaxed).oldValue
            guard number < requests.count else { return bodies }
            do {
                try connection.send(requests[number])
                bodies.append(try connection.response(using: &buffer))
            } catch {
                // Nothing is to be measured any more.
                nextRequest.store(requests.count, ordering: .relaxed)
                throw error
            }
        }
    }
}
