import Billing
import BillingTesting
import Testing

/// An invoice as an outline, beside what a person would do with pencil and paper.
@Suite struct ItemTreeTests {
    /// One item, with its names as texts.
    private struct Entry: Sendable {
        var organization = "akkeris"
        var organizationID: String?
        var app = "app-space"
        var description = "gp2 web dyno"
        var type = ItemType.dyno
        var space = "space"
        var spaceID: String?
        var start: Int64 = 0
        var billed: Int64 = 100
    }

    private static func tree(_ entries: [Entry]) -> ItemTree {
        var columns = SpanColumns()
        var keys = ItemKeys()
        for (number, entry) in entries.enumerated() {
            columns.append(
                start: Instant(millisecondsSince1970: entry.start), end: .never, price: "1", quantity: Quantity(unchecked: 1),
                flags: SpanFlags(type: entry.type, isDatabase: false))
            columns.appendNames(
                organization: columns.organizationNames.code(of: entry.organization),
                organizationID: entry.organizationID.map { columns.organizationIDs.code(of: $0) },
                app: columns.appNames.code(of: entry.app), description: columns.descriptionNames.code(of: entry.description),
                resource: columns.resourceNames.code(of: ""), sequence: Int64(number))
            keys.resources.append(ResourceKey(Int64(number)))
            let space = Named(name: entry.space, id: entry.spaceID)
            if !keys.namedSpaces.contains(space) { keys.namedSpaces.append(space) }
            keys.spaces.append(Int32(keys.namedSpaces.firstIndex(of: space)!))
        }
        let items = LineItems(columns: columns, billed: entries.map(\.billed))
        return ItemTree(items, order: items.inOrder(), keys: keys)
    }

    private static let sample = [
        Entry(app: "shop-production", description: "gp2 web dyno", start: 3, billed: 500),
        Entry(app: "shop-production", description: "alamo-redis:small addon", type: .addon, start: 1, billed: 900),
        Entry(app: "blog-staging", description: "gp1 web dyno", space: "staging", start: 7, billed: 30),
        Entry(organization: "Octanner", app: "web-production", description: "gp1 worker dyno", start: 9, billed: 10),
        Entry(organization: "Octanner", app: "é-production", description: "\u{1F525} addon", type: .addon, billed: -4),
    ]

    @Test(arguments: [
        (ItemFilter(), 5, 1436), (ItemFilter(text: "WEB"), 3, 540), (ItemFilter(text: "web gp1"), 2, 40),
        (ItemFilter(text: "gp1 WEB gp1 web GP1"), 2, 40), (ItemFilter(text: "\u{600}web"), 0, 0),
        (ItemFilter(text: "s h o p r d u c t i n g 2 w e -"), 1, 500), (ItemFilter(text: "octanner"), 2, 6),
        (ItemFilter(text: "blog"), 1, 30), (ItemFilter(text: "\u{C9}-"), 1, -4),
        (ItemFilter(text: "\u{1F525}"), 1, -4), (ItemFilter(text: "e\u{301}-production"), 0, 0),
        (ItemFilter(text: "nothing"), 0, 0), (ItemFilter(text: "  "), 5, 1436), (ItemFilter(type: .addon), 2, 896),
        (ItemFilter(space: "staging"), 1, 30), (ItemFilter(space: "stag"), 0, 0), (ItemFilter(organization: "akkeris"), 3, 1430),
        (ItemFilter(organization: "octanner"), 0, 0), (ItemFilter(app: "shop-production"), 2, 1400),
        (ItemFilter(text: "web", type: .dyno, space: "space", organization: "akkeris"), 1, 500),
    ])
    func `a filter chooses items`(filter: ItemFilter, count: Int, cost: Int) {
        let selection = ItemTreeTests.tree(ItemTreeTests.sample).selection(filter)
        #expect(selection.count == count)
        #expect(selection.cost == Money(minorUnits: Int128(cost)))
        #expect(selection.positions().count == count)
    }

    @Test(arguments: [
        (ItemSort.cost, ["akkeris", "Octanner"], ["shop-production", "blog-staging"], [900, 500]),
        (.name, ["Octanner", "akkeris"], ["blog-staging", "shop-production"], [900, 500]),
        (.newest, ["Octanner", "akkeris"], ["blog-staging", "shop-production"], [500, 900]),
    ])
    func `an order holds at each level`(sort: ItemSort, organizations: [String], apps: [String], billed: [Int64]) throws {
        let tree = ItemTreeTests.tree(ItemTreeTests.sample)
        let selection = tree.selection(by: sort)
        #expect(selection.organizations.map(\.name) == organizations)
        let akkeris = try #require(selection.organizations.first { $0.name == "akkeris" })
        #expect(selection.apps(of: akkeris).map(\.name) == apps)
        let shop = try #require(selection.apps().first { $0.name == "shop-production" })
        #expect(selection.organization(of: shop) == "akkeris")
        #expect(selection.positions(of: shop).map { tree.items.billed[tree.order[$0]] } == billed)
    }

    @Test func `organizations of one name are two, and are chosen together`() {
        let tree = ItemTreeTests.tree([Entry(organizationID: "1"), Entry(organizationID: "2"), Entry(organization: "b")])
        #expect(tree.organizationCount == 3)
        #expect(tree.selection(ItemFilter(organization: "akkeris")).organizations.map(\.count) == [1, 1])
    }

    @Test func `spaces are told in order, and none where they are not known`() {
        #expect(ItemTreeTests.tree(ItemTreeTests.sample).spaceNames == ["space", "staging"])
        let items = ItemTreeTests.tree(ItemTreeTests.sample).items
        let unkeyed = ItemTree(items, order: items.inOrder())
        #expect(unkeyed.spaceNames.isEmpty)
        #expect(unkeyed.selection(ItemFilter(space: "space")).count == 0)
        #expect(unkeyed.selection().count == 5)
    }

    @Test func `spaces of one name are told once, and are chosen together`() {
        let tree = ItemTreeTests.tree([Entry(), Entry(spaceID: "1"), Entry(spaceID: "2"), Entry(space: "b")])
        #expect(tree.spaceNames == ["b", "space"])
        #expect(tree.selection(ItemFilter(space: "space")).count == 3)
    }

    @Test func `nothing has no branches`() {
        let selection = ItemTreeTests.tree([]).selection()
        #expect(selection.organizations.isEmpty)
        #expect(selection.apps().isEmpty)
        #expect(selection.cost == .zero)
    }

    /// The same by looking at every item for every question.
    @Test func `random invoices are the same as by hand`() {
        for seed in UInt64(1)...60 {
            var random = SeededRandom(seed: seed)
            let entries = ItemTreeTests.random(&random)
            let tree = ItemTreeTests.tree(entries)
            let filter = ItemFilter(
                text: random.pick([nil, "a", "DYNO b", "c-x"]), type: random.pick([nil, .dyno, .addon]),
                space: random.pick([nil, "x", "y"]), organization: random.pick([nil, nil, "A", "b"]),
                app: random.pick([nil, nil, "a-x"]))
            let sort = random.pick(ItemSort.allCases)
            let selection = tree.selection(filter, by: sort)
            let wanted = entries.indices.filter { ItemTreeTests.isWanted(entries[$0], filter) }
            #expect(Set(selection.positions().map { tree.order[$0] }) == Set(wanted), "seed \(seed)")
            #expect(selection.cost.minorUnits == wanted.reduce(0) { $0 + Int128(entries[$1].billed) }, "seed \(seed)")
            var seen: [Int] = []
            for organization in selection.organizations {
                let own = wanted.filter { entries[$0].organization == organization.name }
                #expect(organization.count == own.count, "seed \(seed)")
                #expect(organization.cost.minorUnits == own.reduce(0) { $0 + Int128(entries[$1].billed) }, "seed \(seed)")
                #expect(organization.newest.millisecondsSince1970 == own.map { entries[$0].start }.max(), "seed \(seed)")
                for app in selection.apps(of: organization) {
                    let positions = selection.positions(of: app)
                    let items = positions.map { tree.order[$0] }
                    #expect(Set(items) == Set(own.filter { entries[$0].app == app.name }), "seed \(seed)")
                    let ranked = ItemTreeTests.sorted(positions, sort) { entries[tree.order[$0]] }
                    #expect(positions == ranked, "seed \(seed)")
                    seen += items
                }
            }
            #expect(seen.sorted() == wanted, "seed \(seed)")
        }
    }

    private static func random(_ random: inout SeededRandom) -> [Entry] {
        (0..<random.number(0...80)).map { _ in
            Entry(
                organization: random.pick(["A", "b", "C"]), app: random.pick(["a-x", "b-x", "c-y"]),
                description: random.pick(["b dyno", "c dyno", "a addon"]), type: random.pick(ItemType.allCases),
                space: random.pick(["x", "y"]), start: random.number(0...9), billed: random.number(-9...99))
        }
    }

    private static func isWanted(_ entry: Entry, _ filter: ItemFilter) -> Bool {
        let names = [entry.organization, entry.app, entry.description].map { $0.lowercased() }
        let words = (filter.text?.text ?? "").lowercased().split(separator: " ")
        return words.allSatisfy { word in names.contains { $0.contains(word) } }
            && (filter.type ?? entry.type) == entry.type && (filter.space ?? entry.space) == entry.space
            && (filter.organization ?? entry.organization) == entry.organization && (filter.app ?? entry.app) == entry.app
    }

    private static func sorted(_ positions: [Int], _ sort: ItemSort, _ entry: (Int) -> Entry) -> [Int] {
        // Positions are the invoice's own order, which equal ones keep.
        positions.sorted().sorted { left, right in
            let (first, second) = (entry(left), entry(right))
            switch sort {
            case .cost where first.billed != second.billed: return first.billed > second.billed
            case .newest where first.start != second.start: return first.start > second.start
            case .name where first.description != second.description: return first.description < second.description
            case .cost, .newest, .name: return left < right
            }
        }
    }
}
