public import Billing
public import BillingService

/// Rates usage in the most obvious way there is, slowly: the judge of the fast one, with which it shares no logic.
public struct ReferenceRater: Sendable {
    /// The spans of each resource, oldest first, with those that are not usage.
    private let resources: [[ReferenceSpan]]
    private let organizations: ReferenceNames
    private let spaces: ReferenceNames
    private let apps: ReferenceNames

    /// - Parameter records: lines in the order of arrival; equal ones are all meant.
    public init(records: [UsageRecord]) {
        self.init(imports: [records])
    }

    /// - Parameter imports: files in the order in which they were imported. A line is the same as one before where its
    ///   content is, and as many equal lines came before it in its file; it may then close what was open.
    public init(imports: [[UsageRecord]]) {
        self.init(deliveries: imports.map { file in file.map { .line($0) } })
    }

    /// - Parameters:
    ///   - facts: lines and events in the order of arrival; equal lines are all meant, equal events are one.
    ///   - prices: the price book; of two prices of a plan from one time on, the later one holds.
    public init(facts: [UsageFact], prices: [PlanPrice] = []) {
        self.init(deliveries: [facts], prices: prices)
    }

    /// - Parameters:
    ///   - deliveries: files and requests in the order in which they came. Lines are counted in each, as in `imports`.
    ///   - prices: the price book; of two prices of a plan from one time on, the later one holds.
    public init(deliveries: [[UsageFact]], prices: [PlanPrice] = []) {
        self.init(ReferenceFacts(deliveries: deliveries), prices: prices) { ReferenceTimeline($0, prices: prices).spans }
    }

    /// - Parameter fold: folds the facts of one resource.
    init(_ facts: ReferenceFacts, prices: [PlanPrice], fold: ([ReferenceFact]) -> [ReferenceSpan]) {
        let holding = facts.holding
        organizations = ReferenceNames(facts, holding: holding) { $0.organization }
        spaces = ReferenceNames(facts, holding: holding) { $0.space }
        apps = ReferenceNames(facts, holding: holding) { $0.app }
        resources = ReferenceRater.groups(of: holding).map(fold)
    }

    /// The account, and every organization and space that a fact names, by all that it may be called in a path.
    public var scopes: [Scope] {
        [.account] + organizations.texts.map { .organization($0) } + spaces.texts.map { .space($0) }
    }

    /// The account, and every organization and space that a fact names: once each, by the id where it has one.
    public var places: [Scope] {
        func text(_ thing: ReferenceName) -> String { thing.id ?? thing.name ?? "" }
        return [.account] + organizations.things.map { .organization(text($0)) } + spaces.things.map { .space(text($0)) }
    }

    /// The month of the first usage, also of one that is to come; nil where there is none.
    var firstMonth: Month? {
        resources.joined().filter(\.isUsage).map(\.start).min().map { Month(containing: $0) }
    }

    /// The months that a scope has invoices for: from that of its first usage that began before now, to the current one.
    public func months(of scope: Scope, now: Instant) -> [Month] {
        let scope = find(scope)
        let starts = resources.joined().filter { span in
            scope?.contains(span) ?? false && span.isUsage && span.start < now
        }.map(\.start)
        guard let first = starts.min() else { return [] }
        var months = [Month(containing: first)]
        while let last = months.last, last < Month(containing: now) { months.append(last.next) }
        return months
    }

    /// The account's items of a month, in order.
    public func items(in month: Month, now: Instant, rules: BillingRules) -> [ReferenceItem] {
        itemsInAnyOrder(in: month, now: now, rules: rules).sorted { $0.isListed(before: $1) }
    }

    func itemsInAnyOrder(in month: Month, now: Instant, rules: BillingRules) -> [ReferenceItem] {
        let cutoff = min(month.end, now)
        var items: [ReferenceItem] = []
        for spans in resources where spans.contains(where: { $0.start < cutoff && $0.end > month.start }) {
            let usage = spans.filter { $0.isUsage && $0.start < now }
            let parts =
                rules.proration == .day
                ? daysBilled(usage, in: month, until: cutoff)
                : usage.map { span in days(of: month).map { span.milliseconds(from: $0.start, to: min($0.end, cutoff)) } }
            for (span, parts) in zip(usage, parts) where span.start < cutoff && span.end > month.start {
                items.append(
                    ReferenceItem(
                        span, organization: organizations.name(of: span.organization),
                        space: spaces.name(of: span.space), app: shownApp(of: span), unitsByDay: parts, month: month, rules: rules
                    ))
            }
        }
        return items
    }

    /// A correction, with the names that are known by now.
    func correction(
        of month: Month, _ span: ReferenceSpan, due: Int128, earlier: Int128, rules: BillingRules
    ) -> ReferenceItem {
        ReferenceItem(
            correcting: month, span, organization: organizations.name(of: span.organization),
            space: spaces.name(of: span.space), app: shownApp(of: span), due: due, earlier: earlier, rules: rules)
    }

    private func shownApp(of span: ReferenceSpan) -> String {
        "\(apps.name(of: span.app))-\(spaces.name(of: span.space))"
    }

    public func invoice(of scope: Scope, month: Month, now: Instant, rules: BillingRules) -> ReferenceInvoice {
        invoice(of: scope, items: items(in: month, now: now, rules: rules), rules: rules)
    }

    /// The invoice of one scope out of the account's items.
    public func invoice(of scope: Scope, items: [ReferenceItem], rules: BillingRules) -> ReferenceInvoice {
        let scope = find(scope)
        return ReferenceInvoice(
            items: items.filter { scope?.contains($0.span) ?? false }, proration: rules.proration)
    }

    /// What a text in a path means; nil where nothing is called so.
    func find(_ scope: Scope) -> ReferenceScope? {
        switch scope {
        case .account: .account
        case .organization(let text): organizations.find(text).map { .organization($0.identity) }
        case .space(let text): spaces.find(text).map { .space($0.identity) }
        }
    }

    private func days(of month: Month) -> [Day] {
        (0..<month.days).map { Day(daysSince1970: month.firstDay.daysSince1970 + $0) }
    }

    /// Whether each span of a resource is billed for a day of the month, 1 or 0: each day goes to one span.
    private func daysBilled(_ spans: [ReferenceSpan], in month: Month, until cutoff: Instant) -> [[Int64]] {
        var billed = spans.map { _ in [Int64](repeating: 0, count: Int(month.days)) }
        for (index, day) in days(of: month).enumerated() {
            let touching = spans.indices.filter { spans[$0].milliseconds(from: day.start, to: min(day.end, cutoff)) > 0 }
            guard let last = touching.max(by: { spans[$0].start < spans[$1].start }) else { continue }
            var winner = last
            for index in touching where spans[index].isIn(samePlaceAs: spans[last]) {
                let cost = spans[index].monthlyCost
                let best = spans[winner].monthlyCost
                if cost > best || cost == best && spans[index].start > spans[winner].start { winner = index }
            }
            billed[winner][index] = 1
        }
        return billed
    }

    /// The facts of each resource, with those of its app.
    private static func groups(of facts: [ReferenceFact]) -> [[ReferenceFact]] {
        var groups: [[ReferenceFact]] = []
        var known: [ReferenceIdentity: Int] = [:]
        for fact in facts where !fact.kind.isOfApp {
            if let identity = fact.resourceIdentity, let group = known[identity] {
                groups[group].append(fact)
            } else {
                if let identity = fact.resourceIdentity { known[identity] = groups.count }
                groups.append([fact])
            }
        }
        let ofApps = Dictionary(grouping: facts.filter(\.kind.isOfApp)) { $0.app?.identity }
        return groups.map { group in group + (ofApps[group[0].app?.identity] ?? []) }
    }
}
