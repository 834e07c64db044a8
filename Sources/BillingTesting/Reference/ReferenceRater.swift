public import Billing

/// Rates usage in the most obvious way there is, slowly: the judge of the fast one, with which it shares no logic.
public struct ReferenceRater: Sendable {
    /// All lines in the order of arrival, each once.
    public let records: [UsageRecord]
    /// The spans of each resource, oldest first, with those that are not usage.
    private let resources: [[ReferenceSpan]]
    /// The app names that ids are shown with.
    private let appNames: [[[UInt8]]: String]

    /// - Parameter records: lines in the order of arrival; equal ones are all meant.
    public init(records: [UsageRecord]) {
        self.records = records
        resources = ReferenceRater.spans(of: records)
        appNames = ReferenceRater.appNames(of: records)
    }

    /// - Parameter imports: files in the order in which they were imported. A line is the same as one before where its
    ///   content is, and as many equal lines came before it in its file; it may then close what was open.
    public init(imports: [[UsageRecord]]) {
        var records: [UsageRecord] = []
        var known: [[UInt8]: [Int]] = [:]
        for file in imports {
            var seen: [[UInt8]: Int] = [:]
            for record in file {
                let occurrence = seen[record.content, default: 0]
                seen[record.content] = occurrence + 1
                let positions = known[record.content, default: []]
                if occurrence < positions.count {
                    if records[positions[occurrence]].deletedAt == nil {
                        records[positions[occurrence]].deletedAt = record.deletedAt
                    }
                } else {
                    known[record.content] = positions + [records.count]
                    records.append(record)
                }
            }
        }
        self.init(records: records)
    }

    /// The account, every organization and every space that a line names.
    public var scopes: [Scope] {
        func distinct(_ names: [String]) -> [String] {
            var seen: Set<[UInt8]> = []
            return names.filter { seen.insert(Array($0.utf8)).inserted }
        }
        let organizations = distinct(records.map(\.organization)).map { Scope.organization($0) }
        return [.account] + organizations + distinct(records.map(\.space)).map { Scope.space($0) }
    }

    /// The months that a scope has invoices for: from that of its first usage that began before now, to the current one.
    public func months(of scope: Scope, now: Instant) -> [Month] {
        let starts = resources.joined().filter { span in
            let isInScope =
                switch scope {
                case .account: true
                case .organization(let name): span.record.organization.utf8.elementsEqual(name.utf8)
                case .space(let name): span.record.space.utf8.elementsEqual(name.utf8)
                }
            return isInScope && span.isUsage && span.start < now
        }.map(\.start)
        guard let first = starts.min() else { return [] }
        var months = [Month(containing: first)]
        while let last = months.last, last < Month(containing: now) { months.append(last.next) }
        return months
    }

    /// The account's items of a month, in order.
    public func items(in month: Month, now: Instant, rules: BillingRules) -> [ReferenceItem] {
        let cutoff = min(month.end, now)
        var items: [ReferenceItem] = []
        for spans in resources {
            let usage = spans.filter { $0.isUsage && $0.start < now }
            var units = usage.map { $0.milliseconds(from: month.start, to: cutoff) }
            if rules.proration == .day { units = daysBilled(usage, in: month, until: cutoff) }
            for (span, units) in zip(usage, units) where span.start < cutoff && span.end > month.start {
                let name = appNames[span.record.appKey] ?? span.record.app
                items.append(ReferenceItem(span, appName: name, unitsBilled: units, month: month, rules: rules))
            }
        }
        return items.sorted { $0.isListed(before: $1) }
    }

    public func invoice(of scope: Scope, month: Month, now: Instant, rules: BillingRules) -> ReferenceInvoice {
        ReferenceInvoice(of: scope, items: items(in: month, now: now, rules: rules), rules: rules)
    }

    /// How many days of the month each span of a resource is billed for: each day goes to one span.
    private func daysBilled(_ spans: [ReferenceSpan], in month: Month, until cutoff: Instant) -> [Int64] {
        var days = spans.map { _ in Int64(0) }
        for offset in 0..<month.days {
            let day = Day(daysSince1970: month.firstDay.daysSince1970 + offset)
            let touching = spans.indices.filter { spans[$0].milliseconds(from: day.start, to: min(day.end, cutoff)) > 0 }
            guard let last = touching.max(by: { spans[$0].start < spans[$1].start }) else { continue }
            var winner = last
            for index in touching where spans[index].isIn(samePlaceAs: spans[last]) {
                let cost = spans[index].monthlyCost
                let best = spans[winner].monthlyCost
                if cost > best || cost == best && spans[index].start > spans[winner].start { winner = index }
            }
            days[winner] += 1
        }
        return days
    }

    private static func spans(of records: [UsageRecord]) -> [[ReferenceSpan]] {
        var resources: [[ReferenceSpan]] = []
        var known: [[[UInt8]]: Int] = [:]
        for (position, record) in records.enumerated() {
            let span = ReferenceSpan(record: record, position: position)
            if let key = record.resourceKey, let resource = known[key] {
                resources[resource].append(span)
            } else {
                if let key = record.resourceKey { known[key] = resources.count }
                resources.append([span])
            }
        }
        for resource in resources.indices {
            // Of equal lines at one millisecond the later one holds.
            resources[resource].sort { ($0.start, $0.position) < ($1.start, $1.position) }
            for index in resources[resource].indices.dropLast() {
                resources[resource][index].cut = resources[resource][index + 1].start
            }
        }
        return resources
    }

    /// The latest name that each app was given, the greater one of two at the same time.
    private static func appNames(of records: [UsageRecord]) -> [[[UInt8]]: String] {
        var latest: [[[UInt8]]: UsageRecord] = [:]
        for record in records {
            guard let other = latest[record.appKey] else {
                latest[record.appKey] = record
                continue
            }
            let isGreater = other.app.utf8.lexicographicallyPrecedes(record.app.utf8)
            if record.createdAt > other.createdAt || record.createdAt == other.createdAt && isGreater {
                latest[record.appKey] = record
            }
        }
        return latest.mapValues(\.app)
    }
}
