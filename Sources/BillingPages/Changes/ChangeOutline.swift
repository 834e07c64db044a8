import Billing

/// What has changed, as a page shows it: all of it where that is little, else a level at a time.
struct ChangeOutline: Sendable {
    /// An organization or an app.
    struct Branch: Sendable {
        let name: String
        let amount: String
        let direction: String
        let reasons: [String]
        var branchPath = ""
        var isOpen = false
        var apps: [Branch] = []
        var lines: [Line] = []
    }

    /// A resource.
    struct Line: Sendable {
        let name: String
        /// Where its items are, each with how it came to be.
        let itemPath: String
        let before: String
        let after: String
        let fromAmount: String
        let toAmount: String
        let lineChange: String
        let direction: String
        let reasons: [String]
    }

    let trail: [PageLink]
    let trailEnd: String?
    private(set) var branches: [Branch] = []
    private(set) var soleApps: [Branch] = []
    private(set) var level: [Branch] = []
    private(set) var lines: [Line] = []
    private(set) var isList = false
    private(set) var hasLines = false
    private(set) var isWhole = false
    private(set) var isEmpty = false
    private(set) var part: PagePart?

    init(of comparison: Comparison, _ query: ChangesQuery, path: String, items: ChangedItems) {
        (trail, trailEnd) = Self.trail(query, path: path)
        let currency = comparison.currency
        var organizations = comparison.organizations
        if let name = query.organization { organizations = organizations.filter { isSame($0.organization.name, name) } }
        if let name = query.app {
            for index in organizations.indices { organizations[index].apps.removeAll { !isSame($0.app, name) } }
            organizations.removeAll(where: \.apps.isEmpty)
        }
        let count = organizations.reduce(0) { $0 + $1.apps.reduce(1) { $0 + $1.resources.count } }
        isEmpty = organizations.isEmpty
        if isEmpty { return }
        if count <= ItemOutline.wholeCount {
            isWhole = true
            let branches = organizations.map { organization in
                var branch = Branch(organization, in: currency)
                branch.apps = organization.apps.map { Branch(whole: $0, of: organization, in: currency, items: items) }
                branch.isOpen = true
                return branch
            }
            if comparison.organizations.count == 1 { soleApps = branches.flatMap(\.apps) } else { self.branches = branches }
        } else {
            fillLevel(
                with: organizations, isSole: comparison.organizations.count == 1, query, path: path, in: currency, items: items)
        }
    }

    private mutating func fillLevel(
        with organizations: [OrganizationChange], isSole: Bool, _ query: ChangesQuery, path: String, in currency: Currency,
        items: ChangedItems
    ) {
        func part<Entry>(of entries: [Entry]) -> ArraySlice<Entry> {
            let range = PagePart.range(of: entries.count, page: query.page)
            self.part = PagePart(of: entries.count, range) { query.turning(to: $0).path(on: path) }
            return entries[range]
        }
        if query.app != nil {
            let changes = organizations.flatMap { organization in
                organization.apps.flatMap { app in app.resources.map { (organization, app, $0) } }
            }
            lines = part(of: changes).map { organization, app, resource in
                Line(resource, of: app, of: organization, in: currency, items: items)
            }
            hasLines = true
        } else if query.organization != nil || isSole {
            level = part(of: organizations.flatMap(\.apps)).map { app in
                var branch = Branch(app, in: currency)
                branch.branchPath = query.opening(organization: query.organization, app: app.app).path(on: path)
                return branch
            }
            isList = true
        } else {
            level = part(of: organizations).map { organization in
                var branch = Branch(organization, in: currency)
                branch.branchPath = query.opening(organization: organization.organization.name).path(on: path)
                return branch
            }
            isList = true
        }
    }

    private static func trail(_ query: ChangesQuery, path: String) -> (links: [PageLink], end: String?) {
        guard query.organization != nil || query.app != nil else { return ([], nil) }
        var links = [PageLink("All", path: query.opening(organization: nil).path(on: path))]
        guard let app = query.app else { return (links, query.organization) }
        if let name = query.organization { links.append(PageLink(name, path: query.opening(organization: name).path(on: path))) }
        return (links, app)
    }
}

/// Names are the same where their bytes are.
private func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

extension ChangeOutline.Branch {
    fileprivate init(_ organization: OrganizationChange, in currency: Currency) {
        self.init(organization.organization.name, organization.change, organization.parts, in: currency)
    }

    fileprivate init(_ app: AppChange, in currency: Currency) { self.init(app.app, app.change, app.parts, in: currency) }

    fileprivate init(
        whole app: AppChange, of organization: OrganizationChange, in currency: Currency, items: ChangedItems
    ) {
        self.init(app, in: currency)
        lines = app.resources.map { ChangeOutline.Line($0, of: app, of: organization, in: currency, items: items) }
        isOpen = true
    }

    private init(_ name: String, _ change: Money, _ parts: ChangeParts, in currency: Currency) {
        self.name = name
        amount = ChangeWords.signed(change, in: currency)
        direction = ChangeWords(change, in: currency).direction
        reasons = ChangeWords.reasons(parts, in: currency)
    }
}

extension ChangeOutline.Line {
    fileprivate init(
        _ resource: ResourceChange, of app: AppChange, of organization: OrganizationChange, in currency: Currency,
        items: ChangedItems
    ) {
        name = resource.description
        itemPath = items.path(of: resource, app: app.app, organization: organization.organization.name)
        before = Self.text(of: resource.from, in: currency)
        after = resource.from == resource.to ? "the same" : Self.text(of: resource.to, in: currency)
        fromAmount = resource.fromTotal.formatted(in: currency)
        toAmount = resource.total.formatted(in: currency)
        lineChange = ChangeWords.signed(resource.change, in: currency)
        direction = ChangeWords(resource.change, in: currency).direction
        reasons = ChangeWords.reasons(resource.parts, in: currency)
    }

    private static func text(of configuration: ComparedConfiguration?, in currency: Currency) -> String {
        guard let configuration else { return "nothing" }
        let price = configuration.price.formatted(in: currency)
        return "\(configuration.quantity) × \(configuration.description) at \(price)"
    }
}
