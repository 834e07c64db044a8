public import Billing
import BillingService

extension TestPlatform {
    /// Throws a ``ConformanceFailure`` unless the list of months and every month's invoice say what the books do.
    ///
    /// - Parameters:
    ///   - scopes: nil for the account, every organization and every space.
    ///   - name: begins the failure's description, such as a seed.
    public func check(_ scopes: [Scope]? = nil, now: Instant, name: String) async throws {
        var items: [Month: [ReferenceItem]] = [:]
        for scope in scopes ?? books.scopes {
            let months = books.months(of: scope, now: now, rules: rules)
            let listed = try await service.list(of: scope, now: now).months
            try require("\(name): list of \(scope) at \(now)", listed, is: months)
            for month in months {
                let accountItems = items[month] ?? books.items(in: month, now: now, rules: rules)
                items[month] = accountItems
                let expected = books.invoice(of: scope, month: month, items: accountItems, now: now, rules: rules)
                try await check(month, of: scope, now: now, against: expected, name: name)
            }
        }
    }

    /// The same of one invoice.
    ///
    /// - Parameters:
    ///   - batch: one that is asked for by its number.
    ///   - earlier: what the books said at that batch.
    public func check(
        _ month: Month, of scope: Scope, now: Instant, against expected: ReferenceInvoice, batch: Int64? = nil,
        earlier: ReferenceBooks? = nil, name: String
    ) async throws {
        let label = "\(name): \(month) of \(scope) at \(now)" + (batch.map { ", batch \($0)" } ?? "")
        let books = earlier ?? books
        let invoice = try await service.invoice(id: month.description, of: scope, now: now, batch: batch).invoice
        let differences = InvoiceComparison.differences(invoice, from: expected)
        try require(differences.isEmpty, "\(label): \(differences.joined(separator: "; "))")
        let totals = try await service.invoice(
            id: month.description, of: scope, now: now, batch: batch, detail: .totals
        ).invoice.totals
        let totalDifferences = InvoiceComparison.differences(ofTotals: totals, from: expected)
        try require(totalDifferences.isEmpty, "\(label), totals alone: \(totalDifferences.joined(separator: "; "))")
        let payment = books.payment(of: scope, month: month, now: now, mode: rules.payment)
        try require("\(label): payment", invoice.head.payment, is: payment)
        try require("\(label): state", invoice.state, is: rules.stateNumbers.number(of: payment.status))
        let period = BillingPeriod(month: month, now: books.rules(of: month) == nil ? now : max(now, month.end))
        try require("\(label): end", invoice.periodEnd, is: period.shownEnd)
    }
}
