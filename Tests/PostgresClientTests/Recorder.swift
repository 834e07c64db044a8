import PostgresClient

/// Keeps numbers in the order in which tasks bring them.
final class Recorder: Sendable {
    private let recorded = Lock<[Int]>([])

    var numbers: [Int] { recorded.withLock { $0 } }

    func append(_ number: Int) { recorded.withLock { $0.append(number) } }
}
