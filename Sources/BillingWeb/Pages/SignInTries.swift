import Synchronization

/// Wrong keys of the last minute, by the address that they came from, so that keys can't be guessed by trying.
final class SignInTries: Sendable {
    static let limit = 20
    private static let window = Duration.seconds(60)
    /// So many addresses are remembered at most.
    private static let addressLimit = 10_000

    private let failures = Mutex<[String: [ContinuousClock.Instant]]>([:])

    func allow(_ address: String) -> Bool {
        failures.withLock { failures in
            let recent = (failures[address] ?? []).filter { $0.duration(to: .now) < Self.window }
            failures[address] = recent.isEmpty ? nil : recent
            return recent.count < Self.limit
        }
    }

    func noteFailure(of address: String) {
        failures.withLock { failures in
            if failures.count >= Self.addressLimit {
                failures = failures.filter { $0.value.contains { $0.duration(to: .now) < Self.window } }
                if failures.count >= Self.addressLimit { failures.removeAll() }
            }
            failures[address, default: []].append(.now)
        }
    }
}
