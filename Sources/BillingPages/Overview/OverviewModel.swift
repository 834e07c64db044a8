import Billing

/// Makes what the overview's page shows of the numbers.
struct OverviewModel {
    private let overview: Overview
    private let scope: Scope
    private let moment: PageMoment
    private var currency: Currency { overview.currency }

    init(_ overview: Overview, scope: Scope, moment: PageMoment) {
        self.overview = overview
        self.scope = scope
        self.moment = moment
    }

    var kind: String? {
        switch scope {
        case .account: nil
        case .organization: "Organization"
        case .space: "Space"
        }
    }

    var name: String {
        switch scope {
        case .account: "Account"
        case .organization(let given), .space(let given): overview.name ?? given
        }
    }

    /// In a sentence.
    var words: String {
        switch scope {
        case .account: "this account"
        case .organization: "this organization"
        case .space: "this space"
        }
    }

    /// - Parameter end: what stands behind the month.
    private func path(of month: Month, _ end: String = "") -> String { moment.path("\(scope.path)/invoices/\(month)\(end)") }

    private func amount(_ money: Money) -> OverviewPage.Amount { OverviewPage.Amount(money, in: currency) }

    // MARK: The current month

    var head: OverviewPage.Head? {
        guard let current = overview.current, let forecast = overview.forecast else { return nil }
        var figures = [
            figure("So far", current.totals.total, of: current.month), figure("Heading for", forecast.total, of: current.month),
        ]
        if let previous = overview.previous {
            figures.append(figure(previous.month.words, previous.totals.total, of: previous.month))
        }
        return OverviewPage.Head(
            month: current.month.words, figures: figures, change: overview.previous.map { change(from: $0, to: forecast.total) },
            invoice: PageLink("Invoice of \(current.month.words)", path: path(of: current.month)),
            downloads: overview.previous.map(downloads))
    }

    private func figure(_ label: String, _ money: Money, of month: Month) -> OverviewPage.Figure {
        OverviewPage.Figure(
            label: label, value: money.decimal(in: currency), text: money.formatted(in: currency), path: path(of: month))
    }

    private func change(from previous: InvoiceHead, to total: Money) -> OverviewPage.Change {
        let (before, month) = (previous.totals.total, previous.month.words)
        let change = total - before
        let amount = SignedAmount(change, in: currency)
        guard change != .zero else { return OverviewPage.Change(amount: amount, words: "the same as \(month)") }
        let words = "\(change > .zero ? "more" : "less") than \(month)"
        guard before > .zero else { return OverviewPage.Change(amount: amount, words: words) }
        let size = Money(minorUnits: change.minorUnits < 0 ? -change.minorUnits : change.minorUnits)
        return OverviewPage.Change(amount: amount, words: "(\(Share.percent(size, of: before))) \(words)")
    }

    private func downloads(of previous: InvoiceHead) -> OverviewPage.Downloads {
        let forms = [("PDF", ".pdf"), ("CSV", ".csv"), ("FOCUS", ".focus.csv")]
        return OverviewPage.Downloads(
            month: previous.month.words,
            links: forms.map { PageLink($0.0, path: path(of: previous.month, $0.1)) })
    }

    // MARK: Months

    var months: OverviewPage.MonthTable? {
        guard let current = overview.current else { return nil }
        let hasCredits = overview.months.contains { $0.totals.credits != .zero }
        let rows = overview.months.map { head in
            let rated = head.totals.rated
            return OverviewPage.MonthRow(
                link: PageLink(head.month.shortWords, path: path(of: head.month)),
                amounts: [rated.dynos, rated.addons - rated.databases, rated.databases].map(amount),
                credits: hasCredits ? amount(.zero - head.totals.credits) : nil, total: amount(head.totals.total),
                status: head.month == current.month ? "So far" : head.status.rawValue)
        }
        let title = rows.count == 1 ? "One month" : "\(rows.count) months"
        return OverviewPage.MonthTable(title: title, hasCredits: hasCredits, rows: rows)
    }

    // MARK: The biggest

    var rankings: [OverviewPage.Ranking] {
        [
            ranking("Biggest organizations", ("organization", "organizations"), overview.organizations),
            ranking("Biggest spaces", ("space", "spaces"), overview.spaces),
            ranking("Biggest apps", ("app", "apps"), overview.apps),
        ].compactMap(\.self)
    }

    private func ranking(
        _ title: String, _ nouns: (one: String, many: String), _ groups: TopGroups
    ) -> OverviewPage.Ranking? {
        guard !groups.entries.isEmpty else { return nil }
        let rows = groups.entries.map { entry in
            OverviewPage.RankingRow(
                link: linkOfMoment(to: entry.group), amount: amount(entry.charges),
                share: Share(entry.charges, of: groups.charges))
        }
        let others = groups.count - rows.count
        let rest = groups.entries.reduce(groups.charges) { $0 - $1.charges }
        return OverviewPage.Ranking(
            title: title, noun: nouns.one.prefix(1).uppercased() + nouns.one.dropFirst(), rows: rows,
            rest: others > 0 ? "\(others) more \(others == 1 ? nouns.one : nouns.many): \(rest.formatted(in: currency))" : nil)
    }

    private func linkOfMoment(to group: ItemGroup) -> PageLink {
        let link = link(to: group)
        return PageLink(link.text, path: moment.path(link.path))
    }

    private func link(to group: ItemGroup) -> PageLink {
        if let app = group.app {
            let organization = group.organizationID ?? group.organization ?? ""
            return PageLink(app, path: path(ofApp: app, organization: organization, in: overview.current))
        }
        if let space = group.space {
            return PageLink(space, path: "\(Scope.space(group.spaceID ?? space).path)/invoices")
        }
        let organization = group.organization ?? ""
        let scope = Scope.organization(group.organizationID ?? organization)
        return PageLink(organization, path: "\(scope.path)/invoices")
    }

    /// An app is seen on its organization's invoice, or on the space's where that is what is looked at.
    private func path(ofApp app: String, organization: String, in invoice: InvoiceHead?) -> String {
        var scope = scope
        if scope == .account { scope = .organization(organization) }
        guard let invoice else { return "\(scope.path)/invoices" }
        return "\(scope.path)/invoices/\(invoice.month)?app=\(pathSegment(of: app))"
    }

    // MARK: Changes

    var changes: OverviewPage.Changes? {
        guard let current = overview.current, let previous = overview.previous else { return nil }
        let (increases, decreases) = (overview.changes.increases.map(entry), overview.changes.decreases.map(entry))
        return OverviewPage.Changes(
            month: current.month.words, previous: previous.month.words,
            all: PageLink("All changes", path: path(of: current.month, "/changes")),
            lists: [
                OverviewPage.ChangeList(
                    title: "Grew the most", entries: increases, isEmpty: increases.isEmpty, none: "Nothing costs more."),
                OverviewPage.ChangeList(
                    title: "Fell the most", entries: decreases, isEmpty: decreases.isEmpty, none: "Nothing costs less."),
            ])
    }

    private func entry(_ change: TopChanges.Entry) -> OverviewPage.ChangeEntry {
        // What has ended is not on the current invoice, but on the one before it.
        let invoice = change.resource.to == nil ? overview.previous : overview.current
        let isOneOrganization = if case .organization = scope { true } else { false }
        return OverviewPage.ChangeEntry(
            description: change.resource.description, app: change.app,
            organization: isOneOrganization ? nil : change.organization.name,
            path: moment.path(
                path(ofApp: change.app, organization: change.organization.id ?? change.organization.name, in: invoice)),
            amount: SignedAmount(change.change, in: currency),
            why: ChangeReason(change.resource, currency: currency).sentence)
    }
}
