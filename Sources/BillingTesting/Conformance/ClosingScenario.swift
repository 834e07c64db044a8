import Billing
import BillingService

/// What invoices of the first months of 2017 say after some things have happened, some months closed among them.
///
/// After each step, all invoices of all scopes are what the slow books say; at the end, those that are named are as written.
struct ClosingScenario: Sendable {
    enum Step: Sendable {
        case lines([UsageRecord])
        case events([EventRecord])
        case prices([PlanPrice])
        case close(Month)
        /// The settings change.
        case rules(BillingRules)
    }

    /// What an invoice of a scope says.
    struct Bill: Sendable {
        var scope: Scope = .account
        var month: Month
        /// In order, as `akkeris app-space: gp2 web dyno 1 × 60 = 25.71`.
        var items: [String]

        init(_ month: Month, of scope: Scope = .account, _ items: [String]) {
            self.month = month
            self.scope = scope
            self.items = items
        }
    }

    let name: String
    let steps: [Step]
    let bills: [Bill]

    /// When the last step is done: January and February are over.
    static let now = march(20)

    init(_ name: String, _ steps: [Step], bills: [Bill]) {
        self.name = name
        self.steps = steps
        self.bills = bills
    }

    var conformance: StoreConformance.Case {
        StoreConformance.Case(name) { makeStore in
            var platform = TestPlatform(try await makeStore())
            try await platform.take(.prices(EventScenario.prices), at: ClosingScenario.now)
            for (index, step) in steps.enumerated() {
                try await platform.perform(step, at: ClosingScenario.now)
                try await platform.check(now: ClosingScenario.now, name: "after step \(index + 1)")
            }
            for bill in bills { try await platform.requireBill(bill) }
        }
    }
}

extension TestPlatform {
    mutating func perform(_ step: ClosingScenario.Step, at clock: Instant) async throws {
        switch step {
        case .lines(let lines): try await take(lines, at: clock)
        case .events(let events): try await take(events, at: clock)
        case .prices(let prices): try await take(.prices(prices), at: clock)
        case .close(let month): try await close(month, at: clock)
        case .rules(let rules): self.rules = rules
        }
    }

    /// Throws a ``ConformanceFailure`` unless an invoice's items are as written, in that order.
    func requireBill(_ bill: ClosingScenario.Bill, now: Instant = ClosingScenario.now) async throws {
        let invoice = try await service.invoice(id: bill.month.description, of: bill.scope, now: now).invoice
        let items = invoice.items.inOrder().map { index in
            let item = invoice.items[index]
            return "\(item.organization) \(item.app): \(item.description) \(item.quantity) × \(item.pricePerUnit) = "
                + item.billedPrice.decimal(in: invoice.currency)
        }
        try BillingTesting.require("items of \(bill.month) of \(bill.scope)", items, is: bill.items)
    }
}

/// An hour of January 2017.
func january(_ day: Int64, _ hour: Int64 = 0) -> Instant {
    Day(year: 2017, month: 1, day: day).start.advanced(milliseconds: hour * 3_600_000)
}

/// An hour of March 2017.
func march(_ day: Int64, _ hour: Int64 = 0) -> Instant {
    Day(year: 2017, month: 3, day: day).start.advanced(milliseconds: hour * 3_600_000)
}
