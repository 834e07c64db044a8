import Billing
import BillingService

extension Simulation {
    /// The days of an invoice add up to each of its items, and sums of months to its invoices, in whatever groups.
    mutating func checkGroups() async throws {
        let (platform, now) = (platform, now)
        let scope = random.pick(platform.books.rater.places)
        let months = try await platform.service.list(of: scope, now: now).months
        guard let month = months.randomElement(using: &random), let other = months.randomElement(using: &random) else { return }
        try await platform.checkDays(month, of: scope, now: now, name: "now")
        try await platform.checkFocus(month, of: scope, now: now, name: "now")
        try await platform.checkUsage(of: scope, in: min(month, other)...max(month, other), now: now, name: "now")
    }
}
