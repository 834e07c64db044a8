import Billing
import BillingService

extension StoreConformance {
    /// What was served is given again, to the byte, whatever has come since.
    static let asOfCases = [
        Case("before a scope, a batch or any usage was known there is nothing to give") { makeStore in
            var platform = TestPlatform(try await makeStore())
            try await platform.take([.changed("1", at: january(1), price: "1")], at: march(1))
            try await platform.take(
                [.changed("2", at: january(1), price: "1", organization: "other", app: "other")], at: march(2))
            let service = platform.service
            try await requireError(.unknownScope(.organization("other"))) {
                try await service.list(of: .organization("other"), now: march(5), batch: 1)
            }
            for batch in [Int64(0), 3, -1] {
                try await requireError(.unknownBatch(batch)) { try await service.list(of: .account, now: march(5), batch: batch) }
            }
            try await requireError(.beforeFirstBatch(march(1).advanced(milliseconds: -1))) {
                try await service.batch(asOf: march(1).advanced(milliseconds: -1))
            }
            let batch = try await service.batch(asOf: march(2).advanced(milliseconds: -1))
            try require("batch", batch, is: 1)
            let list = try await service.list(of: .account, now: march(5), batch: batch)
            try require("ledger", list.ledger, is: Ledger(batch: 1, recorded: march(1)))
        },
        Case("a random history gives again what it gave at every batch: usage, closings, credits, payments") { makeStore in
            for seed in UInt64(1)...8 {
                var random = SeededRandom(seed: seed)
                let mode: PaymentMode = seed % 2 == 0 ? .manual : .automatic
                let rules = BillingRules(proration: random.pick(Proration.allCases), payment: mode)
                var history = RandomBooks(seed: seed, platform: TestPlatform(try await makeStore(), rules: rules))
                var served: [Served] = []
                while try await history.goOn() {
                    let now = history.now
                    let batch = try await history.platform.store.ledger().batch
                    let scope = random.pick(history.platform.books.scopes)
                    served += try await serve(scope, history.platform, now: now, batch: batch, named: false)
                }
                for before in served.shuffled(using: &random).prefix(50) {
                    let again = try await serve(
                        before.scope, history.platform, now: before.now, batch: before.batch, named: true)
                    let moment = "batch \(before.batch) of \(before.scope) at \(before.now)"
                    try require(again.contains(before), "seed \(seed): \(moment) is \(again), and was \(before)")
                }
            }
        },
    ]

    /// The list or an invoice of a scope, as it was served at a batch.
    private struct Served: Equatable, Sendable, CustomStringConvertible {
        var scope: Scope
        var now: Instant
        var batch: Int64
        var month: Month?
        var months: [Month] = []
        var text: ServedText?

        var description: String { month.map { "\($0): \(text.map { "\($0)" } ?? "nothing")" } ?? "\(months)" }
    }

    /// - Parameter named: whether the batch is asked for, or the last one is meant.
    private static func serve(
        _ scope: Scope, _ platform: TestPlatform, now: Instant, batch: Int64, named: Bool
    ) async throws -> [Served] {
        let list = try await platform.service.list(of: scope, now: now, batch: named ? batch : nil)
        try require("batch", list.ledger.batch, is: batch)
        var served = [Served(scope: scope, now: now, batch: batch, months: list.months)]
        for month in list.months {
            let text = try await platform.text(of: scope, month, now: now, batch: named ? batch : nil)
            served.append(Served(scope: scope, now: now, batch: batch, month: month, text: text))
        }
        return served
    }

    private static func requireError(
        _ expected: InvoiceError, _ body: () async throws -> some Any
    ) async throws {
        do {
            _ = try await body()
        } catch let error as InvoiceError {
            return try require("error", error, is: expected)
        }
        throw ConformanceFailure("nothing was wrong, though it should have been: \(expected)")
    }
}
