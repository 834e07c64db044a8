public import Billing

/// The page of credits: what was granted, which invoices use it, and what is left.
public struct CreditsPage: Page {
    public struct Entry: Sendable {
        /// A part of a credit that an invoice uses.
        public struct Application: Sendable {
            let invoice: PageLink
            let amount: String
            let isSettled: Bool

            /// - Parameter isSettled: whether the month is closed, so that it does not change any more.
            public init(month: Month, path: String, amount: Money, isSettled: Bool, currency: Currency) {
                invoice = PageLink(month.words, path: path)
                self.amount = amount.formatted(in: currency)
                self.isSettled = isSettled
            }
        }

        /// To the organization's credits.
        let organization: PageLink
        let reason: String
        let amount: String
        let left: String
        let start: String
        /// Nil for a credit that does not expire.
        let end: String?
        let isOver: Bool
        let applications: [Application]
        let isUsed: Bool

        /// - Parameters:
        ///   - amount: what was granted.
        ///   - validUntil: ``Instant/never`` for a credit that does not expire.
        public init(
            organization: PageLink, reason: String, amount: Money, left: Money, validFrom: Instant, validUntil: Instant,
            now: Instant, applications: [Application], currency: Currency
        ) {
            self.organization = organization
            self.reason = reason
            self.amount = amount.formatted(in: currency)
            self.left = left.formatted(in: currency)
            start = validFrom.shortestWords
            end = validUntil == .never ? nil : validUntil.shortestWords
            isOver = validUntil <= now
            self.applications = applications
            isUsed = !applications.isEmpty
        }
    }

    public let title: String
    public var section: PageSection? { .credits }
    public let earlier: EarlierMoment?
    /// Nil for the credits of all organizations.
    let organization: String?
    let isOfMany: Bool
    let invoices: String
    let allCredits: String
    let entries: [Entry]
    let hasEntries: Bool

    /// - Parameters:
    ///   - scope: whose credits these are: the account's, or an organization's, as the request names it.
    ///   - name: what the organization is called; nil for the account, and where that is not known.
    public init(_ entries: [Entry], of scope: Scope, named name: String?, at moment: PageMoment = PageMoment()) {
        if case .organization(let name) = scope.named(name) {
            title = "Credits of \(name)"
            organization = name
        } else {
            title = "Credits"
            organization = nil
        }
        isOfMany = organization == nil
        invoices = moment.path("\(scope.path)/invoices")
        allCredits = PageSection.credits.path(at: moment)
        earlier = EarlierMoment(moment, presentPath: "\(scope.path)/credits")
        self.entries = entries
        hasEntries = !entries.isEmpty
    }
}
