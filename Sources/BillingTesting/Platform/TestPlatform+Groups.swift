public import Billing
import BillingService

extension TestPlatform {
    /// Sums of one group's items by day, and of corrections.
    private struct Sums: Hashable {
        var days: [Int128] = []
        var corrections: Int128 = 0

        mutating func add(_ days: [Int128], corrections: Int128) {
            let missing = max(0, days.count - self.days.count)
            self.days += [Int128](repeating: 0, count: missing)
            for (day, amount) in days.enumerated() { self.days[day] += amount }
            self.corrections += corrections
        }

        /// Days that are yet to come cost nothing.
        var trimmed: Sums {
            var sums = self
            while sums.days.last == 0 { sums.days.removeLast() }
            return sums
        }
    }

    /// Throws a ``ConformanceFailure`` unless an invoice's costs by day are what the books say, in all groups.
    public func checkDays(_ month: Month, of scope: Scope, now: Instant, name: String) async throws {
        let items = books.invoice(of: scope, month: month, now: now, rules: rules).items
        for grouping in [nil] + ItemGrouping.allCases.map(Optional.init) {
            let label = "\(name): \(month) of \(scope) by \(grouping?.rawValue ?? "day") at \(now)"
            let costs = try await service.dailyCosts(id: month.description, of: scope, by: grouping, now: now).costs
            var expected: [[String]: Sums] = [:]
            for item in items {
                let days = item.correctedMonth == nil ? item.costsByDay : []
                let corrected = item.correctedMonth == nil ? 0 : item.billed
                expected[Self.names(of: item, by: grouping), default: Sums()].add(days, corrections: corrected)
            }
            var given: [[String]: Sums] = [:]
            for row in grouping == nil ? [costs.sum] : costs.rows {
                given[Self.names(of: row.group, by: grouping), default: Sums()].add(
                    row.days.map(\.minorUnits), corrections: row.corrections.minorUnits)
            }
            if items.isEmpty { given = given.filter { $0.value.trimmed != Sums() } }
            try require(label, given.mapValues(\.trimmed), is: expected.mapValues(\.trimmed))
            let all = costs.rows.reduce(Money.zero) { $0 + $1.charges }
            if grouping != nil { try require("\(label): all groups", all, is: costs.sum.charges) }
        }
    }

    /// The same of a scope's sums over some months.
    public func checkUsage(of scope: Scope, in months: ClosedRange<Month>, now: Instant, name: String) async throws {
        let listed = books.months(of: scope, now: now, rules: rules).filter { months.contains($0) }
        for grouping in [nil] + ItemGrouping.allCases.map(Optional.init) {
            let rows = try await service.usageRows(of: scope, in: months, by: grouping, now: now).rows
            for month in listed {
                let label = "\(name): sums of \(month) of \(scope) by \(grouping?.rawValue ?? "month") at \(now)"
                var expected: [[String]: [Int128]] = [:]
                for item in books.invoice(of: scope, month: month, now: now, rules: rules).items {
                    let isAddon = item.type == .addon
                    let amounts = [isAddon ? 0 : item.billed, isAddon ? item.billed : 0, item.isDatabase ? item.billed : 0]
                    let names = Self.names(of: item, by: grouping)
                    expected[names] = zip(expected[names] ?? [0, 0, 0], amounts).map(+)
                }
                var given: [[String]: [Int128]] = [:]
                for row in rows where row.month == month {
                    let names = Self.names(of: row.group, by: grouping)
                    let amounts = [row.dynos, row.addons, row.databases].map(\.minorUnits)
                    given[names] = zip(given[names] ?? [0, 0, 0], amounts).map(+)
                }
                let none: [Int128] = [0, 0, 0]
                try require(label, given.filter { $0.value != none }, is: expected.filter { $0.value != none })
            }
            let named = Set(rows.map(\.month))
            try require(named.isSubset(of: listed), "\(name): \(scope) has sums of months without an invoice")
        }
    }

    /// What items of one group have in common. Apps, and organizations, of one name count as one here: the items of closed months
    /// don't tell the ids of organizations.
    private static func names(of item: ReferenceItem, by grouping: ItemGrouping?) -> [String] {
        switch grouping {
        case nil: []
        case .organization: [item.organization]
        case .space: [item.space, item.span.space.id ?? ""]
        case .app: [item.organization, item.app]
        case .type: ["\(item.type)"]
        // A description changes while the resource stays.
        case .resource: [item.organization, item.app, "\(item.type)"]
        }
    }

    private static func names(of group: ItemGroup, by grouping: ItemGrouping?) -> [String] {
        switch grouping {
        case nil: []
        case .organization: [group.organization ?? ""]
        case .space: [group.space ?? "", group.spaceID ?? ""]
        case .app: [group.organization ?? "", group.app ?? ""]
        case .type: [group.type.map { "\($0)" } ?? ""]
        case .resource: [group.organization ?? "", group.app ?? "", group.type.map { "\($0)" } ?? ""]
        }
    }
}
