import Billing

extension ScopeReading {
    /// A month's invoice, with what tools of finance want to know of its items.
    mutating func focus(of month: Month) async throws(InvoiceError) -> FocusInvoice {
        let sheet = try await sheet(of: month, detail: .keyedItems)
        let credits = try await appliedCredits(in: month)
        var hasInvoiceIDs = true
        if case .space = history.key { hasInvoiceIDs = false }
        do {
            let facts = try await FocusFacts(of: sheet, store: service.store)
            var names = facts.wantedNames
            names.organizations.formUnion(credits.map(\.organization))
            let directory = try await service.store.names(of: names, at: sheet.batch)
            var builder = FocusBuilder(
                sheet, facts: facts, names: directory, databases: sheet.databases(closed), hasInvoiceIDs: hasInvoiceIDs)
            builder.addItems()
            for (organization, credit, amount) in credits {
                builder.addCredit(credit.grant.reason, of: organization, amount: amount)
            }
            return builder.finished()
        } catch { throw .store(error) }
    }
}
