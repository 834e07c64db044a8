import Billing

/// An invoice's outline as its page shows it: all of it where that is little, else a level at a time.
struct ItemOutline: Sendable {
    /// An organization or an app.
    struct Branch: Sendable {
        let name: String
        let count: String
        let shares: [PageShare]
        let cost: String
        /// Where it opens; empty where it opens in the page.
        var branchPath = ""
        var isOpen = false
        var apps: [Branch] = []
        var lines: [Line] = []
        var hasLines = false
    }

    struct Line: Sendable {
        let name: String
        let linePath: String
        let detail: String
        let shares: [PageShare]
        let cost: String
        let isExplained: Bool
    }

    struct Choice: Sendable {
        let value: String
        let text: String
        let isChosen: Bool
    }

    let action: String
    let hidden: [PageParameter]
    let text: String
    let space: String
    let spaces: [String]
    let hasSpaces: Bool
    let types: [Choice]
    let sorts: [Choice]
    let sums: String
    let clearPath: String?
    let trail: [PageLink]
    let trailEnd: String?
    private(set) var organizations: [Branch] = []
    /// Those of the only organization.
    private(set) var soleApps: [Branch] = []
    /// A level of a large invoice.
    private(set) var level: [Branch] = []
    private(set) var lines: [Line] = []
    private(set) var levelName = ""
    private(set) var isList = false
    private(set) var isWhole = false
    private(set) var hasLines = false
    private(set) var part: PagePart?

    /// So many items stand in the page together: a page of them stays well below 100 KB.
    static let wholeCount = 150
    /// Of so few, all are open.
    private static let openCount = 12
    /// So many names of spaces are offered.
    private static let spaceCount = 100

    init(of facts: InvoiceFacts, _ query: InvoiceQuery) {
        let (tree, filter, currency) = (facts.tree, query.filter, facts.head.currency)
        let selection = tree.selection(filter, by: query.sort)
        action = facts.path
        hidden = query.hidden
        text = filter.text?.text ?? ""
        space = filter.space ?? ""
        let names = tree.spaceNames
        if case .space = facts.scope { hasSpaces = false } else { hasSpaces = names.count != 1 }
        spaces = Array(names.prefix(Self.spaceCount))
        types =
            [Choice(value: "", text: "All types", isChosen: filter.type == nil)]
            + [(ItemType.dyno, "Dynos"), (.addon, "Add-ons")].map {
                Choice(value: $0.name, text: $1, isChosen: filter.type == $0)
            }
        sorts = [(ItemSort.cost, "Highest cost"), (.name, "Name"), (.newest, "Newest")].map {
            Choice(value: $0.rawValue, text: $1, isChosen: query.sort == $0)
        }
        sums = Self.sums(selection, of: tree, filter, currency: currency)
        let start = InvoiceQuery(moment: query.moment)
        clearPath = filter == ItemFilter() && query.sort == .cost ? nil : start.path(on: facts.path, fragment: "items")
        (trail, trailEnd) = Self.trail(of: facts, query)
        let rows = OutlineRows(facts: facts, query: query)
        if selection.count <= Self.wholeCount {
            fill(with: selection, rows)
        } else {
            fillLevel(with: selection, rows)
        }
    }

    private static func sums(
        _ selection: ItemSelection, of tree: ItemTree, _ filter: ItemFilter, currency: Currency
    ) -> String {
        let (count, cost) = (PagePart.text(of: selection.count), selection.cost.formatted(in: currency))
        if filter == ItemFilter() { return "\(counted(selection.count, "item")), \(cost)." }
        return "\(count) of \(counted(tree.items.count, "item")), \(cost) of \(tree.cost.formatted(in: currency))."
    }

    static func counted(_ count: Int, _ noun: String) -> String { "\(PagePart.text(of: count)) \(noun)\(count == 1 ? "" : "s")" }

    /// The ways out of what was opened.
    private static func trail(of facts: InvoiceFacts, _ query: InvoiceQuery) -> (links: [PageLink], end: String?) {
        guard query.filter.organization != nil || query.filter.app != nil else { return ([], nil) }
        func link(_ text: String, _ query: InvoiceQuery) -> PageLink {
            PageLink(text, path: query.path(on: facts.path, fragment: "items"))
        }
        var links = [link("All", query.opening(organization: nil))]
        guard let app = query.filter.app else { return (links, query.filter.organization) }
        if let name = query.filter.organization { links.append(link(name, query.opening(organization: name))) }
        return (links, app)
    }

    /// All of a little.
    private mutating func fill(with selection: ItemSelection, _ rows: OutlineRows) {
        let isOpen = selection.count <= Self.openCount || rows.query.filter.text != nil || rows.query.filter.app != nil
        func apps(of organization: ItemBranch?) -> [Branch] {
            selection.apps(of: organization).map { app in
                var branch = rows.branch(app)
                branch.lines = selection.positions(of: app).map(rows.line)
                branch.isOpen = isOpen || branch.lines.contains(where: \.isExplained)
                branch.hasLines = true
                return branch
            }
        }
        isWhole = selection.count > 0
        guard rows.facts.tree.organizationCount > 1 else {
            soleApps = apps(of: nil)
            return
        }
        organizations = selection.organizations.map { organization in
            var branch = rows.branch(organization)
            branch.isOpen = true
            branch.apps = apps(of: organization)
            return branch
        }
    }

    /// One level of much: organizations, the apps of one, or the items of one app.
    private mutating func fillLevel(with selection: ItemSelection, _ rows: OutlineRows) {
        let (tree, query) = (rows.facts.tree, rows.query)
        let path = { (page: Int) in query.turning(to: page).path(on: rows.facts.path, fragment: "items") }
        func part(of count: Int) -> Range<Int> {
            let range = PagePart.range(of: count, page: query.page)
            self.part = PagePart(of: count, range, path: path)
            return range
        }
        if query.filter.app != nil {
            let positions = selection.positions()
            lines = positions[part(of: positions.count)].map(rows.line)
            (levelName, hasLines) = ("Items", true)
        } else if query.filter.organization != nil || tree.organizationCount == 1 {
            let apps = selection.apps()
            level = apps[part(of: apps.count)].map { app in
                let name = query.filter.organization ?? (tree.organizationCount > 1 ? selection.organization(of: app) : nil)
                return rows.branch(app, opening: query.opening(organization: name, app: app.name))
            }
            (levelName, isList) = ("Apps", true)
        } else {
            let organizations = selection.organizations
            level = organizations[part(of: organizations.count)].map { organization in
                rows.branch(organization, opening: query.opening(organization: organization.name))
            }
            (levelName, isList) = ("Organizations", true)
        }
    }
}
