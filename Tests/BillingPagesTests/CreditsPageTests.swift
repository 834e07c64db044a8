import Billing
import BillingPages
import BillingTesting
import Testing

@Suite struct CreditsPageTests {
    private static let now: Instant = "2017-02-05T00:00:00Z"

    private static func entry(
        _ organization: String, left: Int128, until end: Instant, _ applications: [CreditsPage.Entry.Application] = []
    ) -> CreditsPage.Entry {
        CreditsPage.Entry(
            organization: PageLink(organization, path: "/organizations/\(organization)/credits"), reason: "Sorry & <thanks>",
            amount: Money(minorUnits: 1_000_00), left: Money(minorUnits: left), validFrom: "2017-01-01T00:00:00Z",
            validUntil: end, now: now, applications: applications, currency: .usd)
    }

    @Test func theAccountsCreditsAreOfManyOrganizations() throws {
        let invoices = "/organizations/akkeris/invoices"
        let page = CreditsPage(
            [
                Self.entry(
                    "akkeris", left: 899_50, until: .never,
                    [
                        .init(
                            month: "2017-01-01", path: "\(invoices)/2017-01-01", amount: Money(minorUnits: 100_00),
                            isSettled: true, currency: .usd),
                        .init(
                            month: "2017-02-01", path: "\(invoices)/2017-02-01", amount: Money(minorUnits: 50),
                            isSettled: false, currency: .usd),
                    ]), Self.entry("other", left: 1_000_00, until: "2017-02-01T00:00:00Z"),
            ], of: .account, named: nil)
        #expect(try GoldenFile("credits.html").matches(page.html(in: .sample)))
    }

    @Test func anOrganizationsCreditsNameItOnce() throws {
        let page = CreditsPage(
            [Self.entry("akkeris", left: 0, until: "2018-01-01T00:00:00Z")], of: .organization("akkeris"), named: "akkeris")
        #expect(try GoldenFile("organization-credits.html").matches(page.html(in: .sample)))
    }

    @Test func noCreditsSayHowToGrantOne() {
        let html = CreditsPage([], of: .organization("a<b"), named: nil).html(in: .sample)
        #expect(html.contains("No credit has been granted to <span class=\"name\">a&lt;b</span> yet."))
        #expect(html.contains("href=\"/organizations/a%3Cb/invoices\""))
    }

    @Test func anOrganizationThatIsAskedForByItsIDIsShownByItsName() {
        let html = CreditsPage([], of: .organization("6f9c-org-a"), named: "Acme").html(in: .sample)
        #expect(html.contains("<h1 class=\"name\">Credits of Acme</h1>"))
        #expect(html.contains("<a class=\"button\" href=\"/organizations/6f9c-org-a/invoices\">Invoices of Acme</a>"))
        #expect(!html.replacing(/href="[^"]*"/, with: "").contains("6f9c"))
    }
}
