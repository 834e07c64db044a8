import Billing
import BillingTesting
import Testing

@Suite struct LineItemsTests {
    /// An item's names, with when it began as the last digit of a time.
    private struct Names: Sendable {
        var organization = "akkeris"
        var app = "app-space"
        var start: Int64 = 5
        var description = "gp2 web dyno"
        var resource = "web"
        var sequence: Int64 = 1
    }

    private static let inOrder = [
        Names(organization: "", sequence: 20), Names(organization: "Akkeris", sequence: 19),
        Names(app: "App-space", sequence: 18),
        Names(app: "app", sequence: 17), Names(app: "app-space", start: 9, sequence: 16),
        Names(start: 5, description: "B", sequence: 15),
        Names(description: "a", sequence: 14), Names(description: "gp2 web dyno", resource: "", sequence: 13),
        Names(resource: "Web", sequence: 12), Names(resource: "web", sequence: 1), Names(sequence: 2), Names(sequence: 11),
        Names(resource: "web1", sequence: 10), Names(start: 4, sequence: 9), Names(app: "app-space1", sequence: 8),
        Names(organization: "akkeris\u{0301}", sequence: 7), Names(organization: "e\u{301}", sequence: 6),
        Names(organization: "\u{E9}", sequence: 5),
    ]

    private static func items(_ names: [Names]) -> LineItems {
        var columns = SpanColumns()
        columns.reserveCapacity(names.count, withNames: true)
        for name in names {
            columns.append(
                start: Instant(millisecondsSince1970: name.start), end: .never, price: "1", quantity: Quantity(unchecked: 1),
                flags: SpanFlags(type: .dyno, isDatabase: false))
            columns.appendNames(
                organization: columns.organizationNames.code(of: name.organization), app: columns.appNames.code(of: name.app),
                description: columns.descriptionNames.code(of: name.description),
                resource: columns.resourceNames.code(of: name.resource), sequence: name.sequence)
        }
        return LineItems(columns: columns, billed: names.map { _ in 0 })
    }

    @Test func areInTheContractsOrder() {
        for seed in UInt64(1)...200 {
            var random = SeededRandom(seed: seed)
            let shuffled = LineItemsTests.items(LineItemsTests.inOrder.shuffled(using: &random))
            let sequences = shuffled.inOrder().map { shuffled.columns.sequences[$0] }
            #expect(sequences == LineItemsTests.inOrder.map(\.sequence), "seed \(seed)")
        }
    }

    /// Two organizations of one name are two, and the one without an id comes first.
    @Test func keepOrganizationsOfOneNameApart() {
        let organizations: [(name: String, id: String?)] = [
            ("a", nil), ("a", "\u{1}"), ("a", "B"), ("a", "a"), ("a", "e\u{301}"), ("a", "\u{E9}"), ("aa", nil), ("b", "A"),
        ]
        for seed in UInt64(1)...50 {
            var random = SeededRandom(seed: seed)
            var columns = SpanColumns()
            let apps = (0..<organizations.count * 2).shuffled(using: &random)
            for number in apps {
                let organization = organizations[number / 2]
                columns.append(
                    start: "2017-01-01T00:00:00Z", end: .never, price: "1", quantity: Quantity(unchecked: 1),
                    flags: SpanFlags(type: .dyno, isDatabase: false))
                columns.appendNames(
                    organization: columns.organizationNames.code(of: organization.name),
                    organizationID: organization.id.map { columns.organizationIDs.code(of: $0) },
                    app: columns.appNames.code(of: "app \(number % 2)"), description: columns.descriptionNames.code(of: ""),
                    resource: columns.resourceNames.code(of: ""), sequence: Int64(number))
            }
            let items = LineItems(columns: columns, billed: apps.map { _ in 0 })
            #expect(items.inOrder().map { columns.sequences[$0] } == Array(0..<Int64(apps.count)), "seed \(seed)")
        }
    }

    /// As where a price was set anew: both were begun by one event.
    @Test func giveBackBeforeTheyBill() {
        for amounts in [[-60, 62], [62, -60], [5, 0, -5]] as [[Int64]] {
            let items = LineItems(columns: LineItemsTests.items(amounts.map { _ in Names() }).columns, billed: amounts)
            #expect(items.inOrder().map { amounts[$0] } == amounts.sorted())
        }
    }

    @Test func areInOrderAlreadyWhereTheyWereStored() {
        let stored = LineItems(
            columns: LineItemsTests.items([Names(), Names(app: "a")]).columns, billed: [0, 0], isInOrder: true)
        #expect(stored.inOrder() == [0, 1])
    }

    @Test func areViewsIntoColumns() throws {
        var columns = SpanColumns()
        columns.append(
            start: "2017-01-10T00:00:00Z", end: "2017-04-10T00:00:00Z", price: "0.29", quantity: Quantity(unchecked: 3),
            flags: SpanFlags(type: .addon, isDatabase: true))
        columns.appendNames(
            organization: columns.organizationNames.code(of: "akkeris"), app: columns.appNames.code(of: "app-space"),
            description: columns.descriptionNames.code(of: "alamo-mysql:small addon"),
            resource: columns.resourceNames.code(of: "db"),
            sequence: 7)
        let invoice = Invoice(of: columns, period: BillingPeriod(month: "2017-02-01", now: .never), rules: BillingRules())
        #expect(invoice.items.count == 1)
        let item = invoice.items[0]
        #expect(item.organization == "akkeris")
        #expect(item.app == "app-space")
        #expect(item.description == "alamo-mysql:small addon")
        #expect(item.type == .addon)
        #expect(item.quantity == 3)
        #expect(item.pricePerUnit == "0.29")
        #expect(item.billedPrice == Money(minorUnits: 87))
        #expect(item.createdAt.description == "2017-01-10T00:00:00.000Z")
        #expect(item.deletedAt?.description == "2017-04-10T00:00:00.000Z")
    }

    @Test func haveNoEndWhileTheyRun() {
        #expect(LineItemsTests.items([Names()])[0].deletedAt == nil)
    }
}
