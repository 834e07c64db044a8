import Billing
import BillingService

/// The items of an invoice of February 2017 as short texts, oldest first: `2.10-3.00 akkeris app-space: gp2 web dyno 1 × 60` is
/// what ran from the second, 10 o'clock, to the third.
enum ItemTexts {
    /// Throws a ``ConformanceFailure`` unless the items of a scope are the expected ones. Their order does not matter: items
    /// that are alike stand in that of their arrival.
    static func require(
        _ expected: [String], of store: any Store, scope: Scope = .account, now: Instant, name: String
    ) async throws {
        let items = try await texts(of: store, scope: scope, now: now)
        let isEqual = sorted(items) == sorted(expected)
        try BillingTesting.require(isEqual, "\(name): items of \(scope) are \(items), not \(expected)")
    }

    /// None where the scope has no invoice of the month.
    static func texts(of store: any Store, scope: Scope = .account, now: Instant) async throws -> [String] {
        let service = InvoiceService(store: store, rules: BillingRules())
        let month: Month = "2017-02-01"
        guard try await service.list(of: scope, now: now).months.contains(month) else { return [] }
        let items = try await service.invoice(id: month.description, of: scope, now: now).invoice.items
        let inOrder = items.inOrder().map { items[$0] }.enumerated().sorted { left, right in
            (left.element.createdAt, left.offset) < (right.element.createdAt, right.offset)
        }
        return inOrder.map { text(of: $0.element) }
    }

    private static func sorted(_ texts: [String]) -> [[UInt8]] {
        texts.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func text(of item: LineItem) -> String {
        let end = item.deletedAt.map { text(of: $0) } ?? "open"
        return "\(text(of: item.createdAt))-\(end) \(item.organization) \(item.app): \(item.description) \(item.quantity) × "
            + "\(item.pricePerUnit)"
    }

    private static func text(of instant: Instant) -> String {
        let day = Day(containing: instant)
        let milliseconds = instant.millisecondsSince1970 - day.start.millisecondsSince1970
        guard Month(containing: instant) == "2017-02-01", milliseconds % 3_600_000 == 0 else { return "\(instant)" }
        let hour = milliseconds / 3_600_000
        return "\(day.calendar.day).\(hour < 10 ? "0" : "")\(hour)"
    }
}
