import Synchronization

/// A number that many tasks change.
final class Counter: Sendable {
    private let number = Atomic(0)

    var value: Int { number.load(ordering: .sequentiallyConsistent) }

    func add(_ change: Int) -> Int {
        number.wrappingAdd(change, ordering: .sequentiallyConsistent).newValue
    }

    func raise(to value: Int) {
        number.max(value, ordering: .sequentiallyConsistent)
    }

    /// Waits until it has grown by `more`.
    func wait(forMore more: Int) async throws {
        let goal = value + more
        while value < goal { try await Task.sleep(for: .milliseconds(5)) }
    }
}
