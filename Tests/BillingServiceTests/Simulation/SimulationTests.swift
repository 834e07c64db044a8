import Billing
import BillingService
import BillingTesting
import Testing

/// A hundred platforms, each of which lives for three years. A failure names its seed: `make simulate SEED=…` shows it again.
@Suite struct SimulationTests {
    @Test(arguments: UInt64(1)...100)
    func noLawBreaks(seed: UInt64) async throws {
        let store = MemoryStore()
        var simulation = try await Simulation(seed: seed) { store }
        let report = try await simulation.run()
        // It is no proof if nothing happened.
        #expect(report.steps > 100)
        #expect(report.closings > 20)
        #expect(report.checks > report.steps)
        #expect(report.corrections > 0)
        #expect(report.crashes > 0)
    }

    @Test func theSameSeedLivesTheSameLife() async throws {
        var reports: [SimulationReport] = []
        for _ in 1...2 {
            let store = MemoryStore()
            var simulation = try await Simulation(seed: 7) { store }
            reports.append(try await simulation.run())
        }
        #expect(reports[0] == reports[1])
    }

    /// A store that does one thing wrong is found out by one of a few seeds.
    @Test(arguments: FaultyStore.Fault.allCases)
    func findsWhatIsWrong(fault: FaultyStore.Fault) async throws {
        var failures: [SimulationFailure] = []
        for seed in UInt64(1)...20 where failures.isEmpty {
            let store = FaultyStore(fault)
            var simulation = try await Simulation(seed: seed) { store }
            do { _ = try await simulation.run() } catch let failure as SimulationFailure { failures.append(failure) }
        }
        let failure = try #require(failures.first, "\(fault) is not found")
        #expect(failure.description.hasPrefix("seed \(failure.seed), step \(failure.step): "))
        #expect(!failure.trace.isEmpty)
    }
}
