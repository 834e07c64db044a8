public import Billing

/// The page that tells why an invoice is higher or lower than another.
public struct ChangesPage: Page {
    struct Month: Sendable {
        let id: String
        let words: String
        let isChosen: Bool
    }

    public let title: String
    public let section: PageSection?
    public let earlier: EarlierMoment?
    let crumbs: [PageLink]
    let kind: String
    let scopeName: String?
    let month: String
    let fromMonth: String
    let totals: String
    let change: String
    let direction: String
    let rest: String
    let reasons: [String]
    let action: String
    let hidden: [PageParameter]
    let months: [Month]
    let outline: ChangeOutline

    /// - Parameters:
    ///   - name: what the scope is called; nil for the account, and where that is not known.
    ///   - months: those that the scope has invoices of.
    ///   - now: what tells whether the month is over.
    public init(
        of comparison: Comparison, _ query: ChangesQuery, scope: Scope, name: String?, months: [Billing.Month], now: Instant
    ) {
        let heading = ScopeHeading(of: scope, named: name, at: query.moment)
        section = heading.section
        (kind, scopeName) = (heading.kind, heading.name)
        let (currency, base) = (comparison.currency, InvoiceFacts.path(of: comparison.month, scope))
        month = comparison.month.words
        fromMonth = comparison.from.words
        title = "\(month) beside \(fromMonth)\(heading.titleEnd)"
        crumbs = heading.crumbs + [PageLink(month, path: PageParameter.path(base, query.moment.parameters))]
        totals =
            "\(comparison.fromTotal.formatted(in: currency)) in \(fromMonth), "
            + "\(comparison.total.formatted(in: currency)) in \(month)"
        let words = ChangeWords(comparison.change, in: currency)
        (change, direction) = (words.amount, words.direction)
        rest = words.rest(from: comparison.from, isSoFar: now < comparison.month.end)
        reasons = ChangeWords.reasons(comparison.parts, in: currency)
        action = "\(base)/changes"
        earlier = EarlierMoment(query.moment, presentPath: query.atPresent.path(on: action))
        hidden = query.moment.parameters
        self.months = months.reversed().filter { $0 != comparison.month }.map { month in
            Month(id: month.description, words: month.words, isChosen: month == comparison.from)
        }
        let items = ChangedItems(
            path: base, fromPath: InvoiceFacts.path(of: comparison.from, scope), moment: query.moment.parameters)
        outline = ChangeOutline(of: comparison, query, path: action, items: items)
    }
}
