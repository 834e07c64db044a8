import BillingExport
import BillingService
import BillingTesting

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Lives through simulated platforms, seed by seed: `simulate FIRST [COUNT]`. What breaks a law is printed, with its seed.
@main
struct Simulate {
    static func main() async {
        let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
        guard let first = numbers.first, numbers.count == CommandLine.arguments.count - 1, numbers.count <= 2 else {
            print("usage: simulate SEED [COUNT]")
            exit(64)
        }
        let count = numbers.count > 1 ? numbers[1] : 1
        let start = ContinuousClock.now
        var failed: [UInt64] = []
        for seed in first..<first + count {
            do {
                let report = try await run(seed)
                print(
                    "seed \(seed): \(report.steps) steps, \(report.batches) batches, \(report.closings) closings, "
                        + "\(report.corrections) corrections seen, \(report.crashes) crashes, \(report.checks) checks")
            } catch {
                print(error)
                failed.append(seed)
            }
            // Whoever reads along, or breaks it off, sees each seed at once.
            fflush(nil)
        }
        let seeds = failed.map(String.init).joined(separator: " ")
        print("\(count) seeds in \(ContinuousClock.now - start), \(failed.count) failed \(seeds)")
        exit(failed.isEmpty ? 0 : 1)
    }

    private static func run(_ seed: UInt64) async throws -> SimulationReport {
        let store = MemoryStore()
        var simulation = try await Simulation(seed: seed, format: JSONLineItemFormat()) { store }
        return try await simulation.run()
    }
}
