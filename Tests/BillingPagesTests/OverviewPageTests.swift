import Billing
import BillingPages
import BillingTesting
import Testing

@Suite struct OverviewPageTests {
    @Test func `the account's overview is one document`() throws {
        let page = OverviewPage(.sample(), of: .account)
        #expect(try GoldenFile("overview-account.html").matches(page.html(in: .sample)))
    }

    @Test func `an organization that is asked for by its id is shown by its name`() throws {
        let page = OverviewPage(.sample(name: "akkeris"), of: .organization("5b1f-id"))
        let html = page.html(in: .sample)
        #expect(try GoldenFile("overview-organization.html").matches(html))
        #expect(html.contains("href=\"/organizations/5b1f-id/invoices/2017-02-01\""))
    }

    @Test func `that of an earlier moment says so, and leads to nothing of the present`() throws {
        let moment = PageMoment(asOf: "2017-02-05T22:16:56.616Z", batch: 7)
        let page = OverviewPage(.sample(name: "akkeris"), of: .organization("5b1f-id"), at: moment)
        #expect(try GoldenFile("overview-earlier.html").matches(page.html(in: .sample)))
    }

    @Test func `a space's overview lists its organizations`() throws {
        let page = OverviewPage(.sample(name: "prod"), of: .space("prod"))
        #expect(try GoldenFile("overview-space.html").matches(page.html(in: .sample)))
    }

    @Test func `without usage it says what to do`() throws {
        let overview = Overview(name: "new", now: .sample, validUntil: .sample, currency: .usd)
        let html = OverviewPage(overview, of: .organization("new")).html(in: .sample)
        #expect(try GoldenFile("overview-empty.html").matches(html))
        #expect(!html.contains("<script"))
    }

    @Test func `the first month has nothing to be compared with`() throws {
        var overview = Overview.sample()
        overview.months = overview.months.suffix(1)
        overview.changes = .none
        let html = OverviewPage(overview, of: .account).html(in: .sample)
        #expect(try GoldenFile("overview-one-month.html").matches(html))
        #expect(!html.contains("than "))
    }

    private static let hostileNames = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'\"&amp;", "\u{202E}gnp.exe", "🦄👩‍👩‍👧‍👦",
        String(repeating: "W", count: 128), "=1+1", "{{name}}", "a/b?c#d%20e", "..", "line\nfeed",
    ]

    @Test func `names are only ever text`() throws {
        var overview = Overview.sample(name: Self.hostileNames[0])
        overview.apps = TopGroups(
            entries: Self.hostileNames.map {
                .init(group: ItemGroup(organization: $0, app: $0), charges: Money(minorUnits: 100))
            }, count: Self.hostileNames.count, charges: Money(minorUnits: 1100))
        overview.changes.increases = Self.hostileNames.map {
            .sample(description: $0, app: $0, organization: ComparedOrganization(name: $0))
        }
        let html = OverviewPage(overview, of: .space(Self.hostileNames[1])).html(in: .sample)
        #expect(try GoldenFile("overview-hostile.html").matches(html))
        for name in Self.hostileNames.prefix(2) { #expect(!html.contains(name)) }
        #expect(html.utf8.count < 100_000)
    }

    @Test(
        arguments: [
            (250_00, 200_00, "▼", "-$50.00", "(20.0%) less than January 2017"),
            (200_00, 500_00, "▲", "&#43;$300.00", "(150%) more than January 2017"),
            (200_00, 200_00, "=", "$0.00", "the same as January 2017"),
            (0, 200_00, "▲", "&#43;$200.00", "more than January 2017"),
        ])
    func `the change is told in words`(before: Int, after: Int, arrow: String, amount: String, words: String) {
        var overview = Overview.sample()
        overview.months = [
            .sample("2017-01-01", dynos: before, addons: 0, databases: 0),
            .sample("2017-02-01", dynos: 1, addons: 0, databases: 0),
        ]
        overview.forecast = .sample(dynos: after, addons: 0, databases: 0)
        let html = OverviewPage(overview, of: .account).html(in: .sample)
        #expect(html.contains("<span aria-hidden=\"true\">\(arrow)</span>"))
        #expect(html.contains("> \(words)</p>") || html.contains("</strong> \(words)</p>"))
        #expect(html.contains("\(amount)</strong>") || html.contains("\(amount.replacing("&#43;", with: "+"))</strong>"))
    }

    @Test func `spaces of one name each have their own link`() {
        var overview = Overview.sample()
        let groups = ["sp-a", "sp-b", nil].map { ItemGroup(space: "prod", spaceID: $0) }
        overview.spaces.entries = groups.map { TopGroups.Entry(group: $0, charges: Money(minorUnits: 100)) }
        let html = OverviewPage(overview, of: .account).html(in: .sample)
        for path in ["sp-a", "sp-b", "prod"] {
            #expect(html.contains("<a href=\"/spaces/\(path)/invoices\"><bdi>prod</bdi></a>"))
        }
    }

    @Test(arguments: [
        (Scope.account, "/organizations/akkeris"), (.organization("akkeris"), "/organizations/akkeris"),
        (.space("prod"), "/spaces/prod"),
    ])
    func `what has ended is on the invoice of the month before`(scope: Scope, path: String) {
        var overview = Overview.sample()
        var ended = TopChanges.Entry.sample(description: "gp1 web dyno", app: "gone-prod")
        ended.resource.to = nil
        overview.changes.decreases = [ended]
        let html = OverviewPage(overview, of: scope).html(in: .sample)
        #expect(html.contains("href=\"\(path)/invoices/2017-01-01?app=gone-prod\""))
        #expect(html.contains("href=\"\(path)/invoices/2017-02-01?app=checkout-prod\""))
    }

    @Test(
        arguments: [
            (ChangeParts(new: cents(120)), "It is new here, 2 at $60.00 a month."),
            (ChangeParts(ended: cents(-120)), "It has ended."),
            (ChangeParts(quantity: cents(120)), "More units, 1 → 2."),
            (ChangeParts(quantity: cents(-120)), "Fewer units on the average."),
            (ChangeParts(price: cents(120)), "Another plan, gp1 web dyno → gp2 web dyno."),
            (ChangeParts(usage: cents(120)), "It runs for more of the month."),
            (ChangeParts(usage: cents(-120)), "It runs for less of the month."),
            (ChangeParts(corrections: cents(120)), "Corrections of earlier months."),
            (
                ChangeParts(quantity: cents(30), usage: cents(-1)),
                "More units, 1 → 2: +$0.30; it runs for less of the month: -$0.01."
            ),
        ])
    func `why something changes is a sentence`(parts: ChangeParts, sentence: String) {
        var overview = Overview.sample()
        overview.changes.increases = [.sample(description: "gp2 web dyno", parts: parts)]
        let html = OverviewPage(overview, of: .organization("akkeris")).html(in: .sample)
        #expect(html.contains(">\(sentence)</p>"), "\(sentence)")
    }

    private static func cents(_ cents: Int) -> Money { Money(minorUnits: Int128(cents)) }
}

extension Instant {
    fileprivate static let sample: Instant = "2017-02-05T22:16:00Z"
}

extension InvoiceTotals {
    fileprivate static func sample(dynos: Int, addons: Int, databases: Int) -> InvoiceTotals {
        var rated = RatedTotals()
        rated.dynos = Money(minorUnits: Int128(dynos))
        rated.addons = Money(minorUnits: Int128(addons))
        rated.databases = Money(minorUnits: Int128(databases))
        return InvoiceTotals(rated: rated)
    }
}

extension InvoiceHead {
    fileprivate static func sample(_ month: Month, dynos: Int, addons: Int, databases: Int) -> InvoiceHead {
        let period = BillingPeriod(month: month, now: .sample)
        let payment = PaymentState.automatic(period)
        return InvoiceHead(
            month: month, periodEnd: period.shownEnd, payment: payment, state: 1, currency: .usd,
            totals: .sample(dynos: dynos, addons: addons, databases: databases))
    }
}

extension TopChanges.Entry {
    static func sample(
        description: String, app: String = "checkout-prod", organization: ComparedOrganization = .init(name: "akkeris"),
        parts: ChangeParts = ChangeParts(quantity: Money(minorUnits: 60_00))
    ) -> TopChanges.Entry {
        let (from, to) = (Price(microUnits: 30_000_000)!, Price(microUnits: 60_000_000)!)
        return TopChanges.Entry(
            organization: organization, app: app,
            resource: ResourceChange(
                description: description, type: .dyno,
                from: ComparedConfiguration(description: "gp1 web dyno", quantity: 1, price: from),
                to: ComparedConfiguration(description: description, quantity: 2, price: to), fromTotal: .zero,
                total: parts.sum, parts: parts))
    }
}

extension Overview {
    static func sample(name: String? = nil) -> Overview {
        let months: [InvoiceHead] = [
            .sample("2016-12-01", dynos: 900_00, addons: 400_50, databases: 300_25),
            .sample("2017-01-01", dynos: 1_000_00, addons: 512_34, databases: 312_34),
            .sample("2017-02-01", dynos: 188_51, addons: 25_00, databases: 0),
        ]
        func top(_ groups: [ItemGroup]) -> TopGroups {
            let entries = groups.enumerated().map {
                TopGroups.Entry(group: $0.element, charges: Money(minorUnits: Int128(100_00 - $0.offset * 33_00)))
            }
            return TopGroups(entries: entries, count: entries.count + 2, charges: Money(minorUnits: 213_51))
        }
        return Overview(
            name: name, now: .sample, validUntil: .sample, currency: .usd, months: months,
            forecast: .sample(dynos: 1_055_66, addons: 540_00, databases: 310_00),
            organizations: top([
                ItemGroup(organization: "akkeris"), ItemGroup(organization: "bravo", organizationID: "b-id"),
            ]),
            spaces: top([ItemGroup(space: "prod"), ItemGroup(space: "a b/c")]),
            apps: top([
                ItemGroup(organization: "akkeris", app: "checkout-prod"),
                ItemGroup(organization: "bravo", organizationID: "b-id", app: "ü-prod"),
            ]),
            changes: TopChanges(
                increases: [.sample(description: "gp2 web dyno")],
                decreases: [
                    .sample(
                        description: "alamo-redis:small addon",
                        parts: ChangeParts(ended: Money(minorUnits: -25_00)))
                ]))
    }
}
