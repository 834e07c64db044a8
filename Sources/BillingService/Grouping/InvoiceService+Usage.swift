public import Billing

extension InvoiceService {
    /// The sums of a scope's invoices, month by month, and the batch that this is of. Months without an invoice have no rows.
    ///
    /// - Parameters:
    ///   - months: those that are wanted.
    ///   - grouping: nil for one row a month.
    public func usageRows(
        of scope: Scope, in months: ClosedRange<Month>, by grouping: ItemGrouping? = nil, now: Instant, batch: Int64? = nil
    ) async throws(InvoiceError) -> (rows: [UsageRow], ledger: Ledger) {
        var reading = try await reading(of: scope, now: now, batch: batch)
        guard let known = try await reading.months() else { return ([], reading.ledger) }
        var rows: [UsageRow] = []
        var month = max(months.lowerBound, known.lowerBound)
        while month <= min(months.upperBound, known.upperBound) {
            rows += try await self.rows(of: month, by: grouping, in: &reading)
            month = month.next
        }
        return (rows, reading.ledger)
    }

    private func rows(
        of month: Month, by grouping: ItemGrouping?, in reading: inout ScopeReading
    ) async throws(InvoiceError) -> [UsageRow] {
        switch grouping {
        case nil: return [UsageRow(of: try await reading.document(of: month, detail: .totals).head)]
        case .type:
            let totals = try await reading.document(of: month, detail: .totals).head.totals.rated
            var (dynos, addons) = (UsageRow(month: month, type: .dyno), UsageRow(month: month, type: .addon))
            dynos.dynos = totals.dynos
            (addons.addons, addons.databases) = (totals.addons, totals.databases)
            return [dynos, addons].sorted { $0.charges > $1.charges }
        case .organization, .space, .app, .resource:
            let sheet = try await reading.sheet(of: month, detail: grouping.detail)
            do {
                return UsageRow.rows(
                    of: sheet.items, grouped: try await sheet.grouped(by: grouping, in: store), month: month,
                    databases: sheet.databases(reading.closed))
            } catch { throw .store(error) }
        }
    }
}

extension UsageRow {
    fileprivate init(month: Month, type: ItemType) { self.init(month: month, group: ItemGroup(type: type)) }
}
