public import Billing

/// The overview of a scope.
public struct OverviewPage: Page {
    public let title: String
    public let hasCharts: Bool
    public let earlier: EarlierMoment?
    public var section: PageSection? { isAccount ? .overview : nil }

    private let isAccount: Bool
    /// `Organization` or `Space`; nil for the account.
    let kind: String?
    let name: String
    let crumbs: [PageLink]
    let head: Head?
    let months: MonthTable?
    let rankings: [Ranking]
    let changes: Changes?
    /// What to do where there has been no usage.
    let empty: Empty?

    /// An amount that leads to the invoice that it is of.
    struct Figure: Sendable {
        let label: String
        let value: String
        let text: String
        let path: String
    }

    struct Head: Sendable {
        let month: String
        let figures: [Figure]
        let change: Change?
        let invoice: PageLink
        let downloads: Downloads?
    }

    /// From the last month to the forecast.
    struct Change: Sendable {
        let amount: SignedAmount
        /// `(12.5%) more than October 2026`.
        let words: String
    }

    struct Downloads: Sendable {
        let month: String
        let links: [PageLink]
    }

    struct MonthTable: Sendable {
        let title: String
        let hasCredits: Bool
        let rows: [MonthRow]
    }

    struct MonthRow: Sendable {
        let link: PageLink
        let amounts: [Amount]
        /// Nil where no month has credits.
        let credits: Amount?
        let total: Amount
        let status: String
    }

    struct Amount: Sendable {
        /// As a number.
        let value: String
        let text: String

        init(_ amount: Money, in currency: Currency) {
            value = amount.decimal(in: currency)
            text = amount.formatted(in: currency)
        }
    }

    struct Ranking: Sendable {
        let title: String
        let noun: String
        let rows: [RankingRow]
        /// What the others come to; nil where all are listed.
        let rest: String?
    }

    struct RankingRow: Sendable {
        let link: PageLink
        let amount: Amount
        let share: Share?
    }

    struct Changes: Sendable {
        let month: String
        let previous: String
        let all: PageLink
        let lists: [ChangeList]
    }

    struct ChangeList: Sendable {
        let title: String
        /// Whose colour and arrow it has.
        let entries: [ChangeEntry]
        let isEmpty: Bool
        let none: String
    }

    struct ChangeEntry: Sendable {
        let description: String
        let app: String
        let organization: String?
        let path: String
        let amount: SignedAmount
        let why: String
    }

    struct Empty: Sendable {
        let what: String
    }

    /// - Parameter scope: as the request names it: its links stay with that.
    public init(_ overview: Overview, of scope: Scope, at moment: PageMoment = PageMoment()) {
        let maker = OverviewModel(overview, scope: scope, moment: moment)
        isAccount = scope == .account
        kind = maker.kind
        name = maker.name
        title = isAccount ? "Overview" : maker.name
        earlier = EarlierMoment(moment, presentPath: "\(scope.path)/invoices")
        crumbs = isAccount ? [] : [PageLink("Account", path: moment.path("\(Scope.account.path)/invoices"))]
        head = maker.head
        months = maker.months
        rankings = maker.rankings
        changes = maker.changes
        empty = overview.months.isEmpty ? Empty(what: maker.words) : nil
        hasCharts = !overview.months.isEmpty
    }
}
