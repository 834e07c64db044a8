import Billing
import BillingService

/// How months close, and what must be so whenever some have.
extension Simulation {
    /// What an invoice says just before its month is closed.
    private struct Witness {
        var scope: Scope
        var month: Month
        var text: ServedText
    }

    private var service: ClosingService {
        ClosingService(store: platform.store, rules: platform.rules, format: platform.format, clock: .fixed(at: now))
    }

    /// A server closes what is due; without it, nothing is done.
    mutating func closeDue() async throws {
        note("close what is due")
        let (service, grace) = (service, grace)
        let made = Month(containing: batches[0].ledger.recorded)
        let due = months(from: made) { $0.end.advanced(milliseconds: grace) <= now }
        let answer = try await close(due) { try await service.closeDue(graceMilliseconds: grace) }
        guard answer != nil else { return }
        try require("months that are due and closed", due.filter { !isClosed($0) }, is: [])
    }

    /// Someone closes all months up to one.
    mutating func finalize() async throws {
        guard let first = platform.books.firstMonth, first.end <= now else { return }
        let over = months(from: first) { $0.end <= now }
        let last = random.chance(50) ? over[over.count - 1] : random.pick(over)
        note("finalize \(last)")
        let service = service
        let wanted = over.filter { $0 <= last }
        let answer = try await close(wanted) { try await service.finalize(through: last) }
        guard answer != nil else { return }
        try require("months that were to be closed and are", wanted.filter { !isClosed($0) }, is: [])
    }

    private func months(from first: Month, while isWanted: (Month) -> Bool) -> [Month] {
        var months: [Month] = []
        var month = first
        while isWanted(month) {
            months.append(month)
            month = month.next
        }
        return months
    }

    func isClosed(_ month: Month) -> Bool { platform.books.rules(of: month) != nil }

    /// - Parameter wanted: the months that may be closed now.
    private mutating func close(
        _ wanted: [Month], _ body: () async throws -> [Closing]
    ) async throws -> [Closing]? {
        let witnesses = try await witnesses(of: wanted.filter { !isClosed($0) })
        let (answer, _) = try await attempt(body)
        let history = try await platform.store.history(of: .account)
        let known = closings.count
        for closing in (history?.closed.closings ?? []).sorted(by: { $0.batch < $1.batch }).dropFirst(known) {
            try require(wanted.contains(closing.month), "\(closing.month) was closed, though nobody wanted that")
            try require("the same month is closed twice", isClosed(closing.month), is: false)
            platform.note(closing)
            closings.append(closing)
            try remember(Ledger(batch: closing.batch, recorded: closing.recorded))
        }
        if let answer { try require("closings that were told", answer, is: Array(closings[known...])) }
        for witness in witnesses where isClosed(witness.month) {
            let text = try await platform.text(of: witness.scope, witness.month, now: now)
            report.checks += 1
            try require(
                text.content == witness.text.content,
                "\(witness.month) of \(witness.scope) is \(text), and was \(witness.text) before it was closed")
        }
        return answer
    }

    private mutating func witnesses(of months: [Month]) async throws -> [Witness] {
        var witnesses: [Witness] = []
        for month in months.shuffled(using: &random).prefix(2) {
            let scope = random.pick(platform.books.rater.places)
            guard try await platform.service.list(of: scope, now: now).months.contains(month) else { continue }
            let text = try await platform.text(of: scope, month, now: now)
            witnesses.append(Witness(scope: scope, month: month, text: text))
        }
        return witnesses
    }
}
