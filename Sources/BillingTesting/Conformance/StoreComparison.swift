public import Billing
public import BillingService

/// Compares all that a store says with the reference.
public enum StoreComparison {
    /// Throws a ``ConformanceFailure`` unless, for the account, every organization and every space, the list of months, and
    /// every month's items and totals by both prorations are the reference's.
    ///
    /// - Parameter name: begins the failure's description, such as a seed.
    public static func check(
        _ store: any Store, against reference: ReferenceRater, now: Instant, currency: Currency = .usd, name: String
    ) async throws {
        for proration in Proration.allCases {
            let rules = BillingRules(proration: proration, currency: currency)
            let service = InvoiceService(store: store, rules: rules)
            var items: [Month: [ReferenceItem]] = [:]
            for scope in reference.scopes {
                let months = try await service.list(of: scope, now: now).months
                try require("\(name): list of \(scope) at \(now)", months, is: reference.months(of: scope, now: now))
                for month in months {
                    let accountItems = items[month] ?? reference.items(in: month, now: now, rules: rules)
                    items[month] = accountItems
                    let expected = reference.invoice(of: scope, items: accountItems, rules: rules)
                    let label = "\(name): \(month) of \(scope) at \(now) by the \(proration) rule"
                    try await check(service, month, scope, now: now, against: expected, label: label)
                }
            }
        }
    }

    private static func check(
        _ service: InvoiceService, _ month: Month, _ scope: Scope, now: Instant, against expected: ReferenceInvoice, label: String
    ) async throws {
        let invoice = try await service.invoice(id: month.description, of: scope, now: now).invoice
        let differences = InvoiceComparison.differences(invoice, from: expected)
        try require(differences.isEmpty, "\(label): \(differences.joined(separator: "; "))")
        let totals = try await service.invoice(id: month.description, of: scope, now: now, detail: .totals).invoice.totals
        let totalDifferences = InvoiceComparison.differences(ofTotals: totals, from: expected)
        try require(totalDifferences.isEmpty, "\(label), totals alone: \(totalDifferences.joined(separator: "; "))")
    }
}
