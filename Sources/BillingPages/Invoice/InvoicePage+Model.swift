import Billing

/// The page of one invoice.
public struct InvoicePage: Page {
    struct Figure: Sendable {
        let name: String
        let value: String
    }

    /// What has changed since the month before, in a line.
    struct Change: Sendable {
        let amount: String
        /// `up` or `down`; empty where nothing has changed.
        let direction: String
        let rest: String
        let reasons: [String]
        let changesPath: String
    }

    public let title: String
    public let section: PageSection?
    public let hasCharts: Bool
    public let earlier: EarlierMoment?
    let crumbs: [PageLink]
    let month: String
    let kind: String
    let scopeName: String?
    let status: String
    let isPaid: Bool
    let standing: String
    let number: String
    let total: String
    let totalName: String
    let earlierMonth: PageLink?
    let laterMonth: PageLink?
    let downloads: [PageLink]
    let figures: [Figure]
    let change: Change?
    let days: DayTable?
    let explained: ExplainedItem?
    let outline: ItemOutline

    /// - Parameter explained: the item that the query asks for; nil where there is none.
    public init(of facts: InvoiceFacts, _ query: InvoiceQuery, explained: ExplainedItem? = nil) {
        let (head, scope) = (facts.head, facts.scope)
        let moment = query.moment
        let heading = ScopeHeading(of: scope, named: facts.name, at: moment)
        section = heading.section
        crumbs = heading.crumbs
        month = head.month.words
        (kind, scopeName) = (heading.kind, heading.name)
        title = "Invoice of \(month)\(heading.titleEnd)"
        status = head.status.rawValue
        isPaid = head.status == .paid
        standing = Self.standing(of: facts)
        number = head.number
        total = head.totals.total.formatted(in: head.currency)
        totalName = facts.period.isOver ? "Total" : "Total so far"
        earlier = EarlierMoment(moment, presentPath: query.atPresent.path(on: facts.path))
        func link(to month: Month, _ text: String) -> PageLink? {
            guard facts.months.contains(month) else { return nil }
            return PageLink(text, path: PageParameter.path(InvoiceFacts.path(of: month, scope), moment.parameters))
        }
        earlierMonth = link(to: head.month.previous, "← \(head.month.previous.words)")
        laterMonth = link(to: head.month.next, "\(head.month.next.words) →")
        downloads = [("PDF", ".pdf"), ("CSV", ".csv"), ("FOCUS", ".focus.csv"), ("JSON", ".json")].map { name, suffix in
            PageLink(name, path: PageParameter.path(facts.path + suffix, moment.parameters))
        }
        figures = Self.figures(of: head)
        change = facts.change.map { Change($0, of: facts, moment: moment) }
        days = DayTable(of: facts.days)
        hasCharts = days != nil
        var explained = explained
        explained?.closingPath = query.explaining(nil).path(on: facts.path, fragment: "items")
        self.explained = explained
        outline = ItemOutline(of: facts, query)
    }

    /// What may still change of it.
    private static func standing(of facts: InvoiceFacts) -> String {
        if let closed = facts.closed { return "Closed on \(closed.words)" }
        if facts.period.isOver { return "The month is over and not closed yet" }
        return "So far, as of \(facts.period.now.words)"
    }

    private static func figures(of head: InvoiceHead) -> [Figure] {
        let (totals, rated) = (head.totals, head.totals.rated)
        func amount(_ money: Money) -> String { money.formatted(in: head.currency) }
        return [
            Figure(name: "Dynos", value: amount(rated.dynos)), Figure(name: "Add-ons", value: amount(rated.addons)),
            Figure(name: "of these databases", value: amount(rated.databases)),
            Figure(name: "Charges", value: amount(totals.charges)),
            Figure(name: "Credits", value: amount(.zero - totals.credits)),
            Figure(name: "Dyno units", value: decimalText(Int128(rated.dynoUnits), decimals: 0, groups: true)),
            Figure(
                name: "Weighted dyno hours",
                value: decimalText(rated.weightedDynoHourHundredths, decimals: 2, groups: true)),
        ]
    }
}

extension InvoicePage.Change {
    fileprivate init(_ comparison: Comparison, of facts: InvoiceFacts, moment: PageMoment) {
        let change = ChangeWords(comparison.change, in: comparison.currency)
        amount = change.amount
        direction = change.direction
        rest = change.rest(from: comparison.from, isSoFar: !facts.period.isOver)
        reasons = ChangeWords.reasons(comparison.parts, in: comparison.currency)
        changesPath = PageParameter.path("\(facts.path)/changes", moment.parameters)
    }
}
