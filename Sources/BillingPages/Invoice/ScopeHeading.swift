import Billing

/// Where a page of a scope belongs among the pages.
struct ScopeHeading: Sendable {
    let section: PageSection
    /// The ways to it, the farthest first.
    let crumbs: [PageLink]
    /// What the scope is, and its name; the account has none.
    let kind: String
    let name: String?

    /// - Parameters:
    ///   - scope: as the request names it: links stay with that.
    ///   - name: what it is called; nil where that is not known.
    init(of scope: Scope, named name: String?, at moment: PageMoment) {
        let list = moment.path("\(scope.path)/invoices")
        switch scope.named(name) {
        case .account:
            (section, kind, self.name) = (.overview, "Account", nil)
            crumbs = [PageLink("Account", path: list)]
        case .organization(let name):
            (section, kind, self.name) = (.organizations, "Organization", name)
            crumbs = [PageLink("Organizations", path: section.path), PageLink(name, path: list)]
        case .space(let name):
            (section, kind, self.name) = (.spaces, "Space", name)
            crumbs = [PageLink("Spaces", path: section.path), PageLink(name, path: list)]
        }
    }

    /// What of the scope a page's title tells.
    var titleEnd: String { name.map { " · \($0)" } ?? "" }
}
