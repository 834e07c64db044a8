public import Billing
import BillingService

extension TestPlatform {
    /// Throws a ``ConformanceFailure`` unless a scope's overview says what its invoices, their groups and their comparison do.
    public func checkOverview(of scope: Scope, now: Instant, batch: Int64? = nil, name: String) async throws {
        let label = "\(name): overview of \(scope) at \(now)" + (batch.map { ", batch \($0)" } ?? "")
        let overview = try await service.overview(of: scope, now: now, batch: batch).overview
        let months = try await service.list(of: scope, now: now, batch: batch).months
        guard let current = months.last else {
            try require("\(label): months", overview.months, is: [])
            return
        }
        var heads: [InvoiceHead] = []
        for month in months.suffix(Int(Overview.monthLimit)) {
            heads.append(try await service.invoice(id: month.description, of: scope, now: now, batch: batch).invoice.head)
        }
        try require("\(label): months", overview.months, is: heads)
        let end = current.end.advanced(milliseconds: -1)
        let forecast = try await service.invoice(id: current.description, of: scope, now: end, batch: batch).invoice
        try require("\(label): forecast", overview.forecast, is: forecast.totals)
        for (grouping, groups) in [
            (ItemGrouping.organization, overview.organizations), (.space, overview.spaces), (.app, overview.apps),
        ] where !(scope.isGrouped(by: grouping)) {
            let rows = try await service.usageRows(
                of: scope, in: current...current, by: grouping, now: now, batch: batch
            ).rows.filter { $0.charges > .zero }
            let entries = rows.prefix(Overview.groupLimit).map { TopGroups.Entry(group: $0.group, charges: $0.charges) }
            let sum = rows.reduce(Money.zero) { $0 + $1.charges }
            let expected = TopGroups(entries: entries, count: rows.count, charges: sum)
            try require("\(label): by \(grouping)", groups, is: expected)
        }
        var changes = TopChanges.none
        if months.count > 1 {
            changes = TopChanges(
                try await service.comparison(of: current.description, of: scope, now: end, batch: batch).comparison)
        }
        try require("\(label): increases", overview.changes.increases, is: changes.increases)
        try require("\(label): decreases", overview.changes.decreases, is: changes.decreases)
        try await checkValidity(of: overview, scope, batch: batch, label: label)
    }

    /// It says itself for how long it is true.
    private func checkValidity(of overview: Overview, _ scope: Scope, batch: Int64?, label: String) async throws {
        let last = overview.validUntil.advanced(milliseconds: -1)
        guard last > overview.now else { return }
        var later = try await service.overview(of: scope, now: last, batch: batch).overview
        try require("\(label): months at \(last)", later.months.map(\.totals), is: overview.months.map(\.totals))
        (later.now, later.validUntil, later.months) = (overview.now, overview.validUntil, overview.months)
        try require("\(label): at \(last)", later, is: overview)
    }
}

extension Scope {
    /// Whether all that is of the scope is of one group.
    fileprivate func isGrouped(by grouping: ItemGrouping) -> Bool {
        switch self {
        case .account: false
        case .organization: grouping == .organization
        case .space: grouping == .space
        }
    }
}

extension TopChanges {
    /// The biggest changes of a whole comparison.
    fileprivate init(_ comparison: Comparison) {
        var entries: [Entry] = []
        for organization in comparison.organizations {
            for app in organization.apps {
                entries += app.resources.map { Entry(organization: organization.organization, app: app.app, resource: $0) }
            }
        }
        let ordered = entries.sorted { left, right in
            let sizes = [left, right].map(\.change.minorUnits.magnitude)
            if sizes[0] != sizes[1] { return sizes[0] > sizes[1] }
            let names = [left, right].map { entry in
                [entry.organization.name, entry.organization.id ?? "", entry.app, entry.resource.description]
            }
            for (name, other) in zip(names[0], names[1]) where !name.utf8.elementsEqual(other.utf8) {
                return name.utf8.lexicographicallyPrecedes(other.utf8)
            }
            return false
        }
        self.init(
            increases: Array(ordered.filter { $0.change > .zero }.prefix(Overview.changeLimit)),
            decreases: Array(ordered.filter { $0.change < .zero }.prefix(Overview.changeLimit)))
    }
}
