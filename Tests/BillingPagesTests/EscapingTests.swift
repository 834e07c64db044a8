import Billing
import BillingPages
import BillingTesting
import Testing

/// Names of markup's own characters, each in one character with another scalar, as a person sees it: to a browser they are as
/// good as alone.
@Suite struct EscapingTests {
    private static let markup = "<>&\"'".map { String($0) }
    private static let (before, after) = ("\u{600}", "\u{301}")
    /// It begins with a scalar that joins what follows, and ends with one that joins what is before it.
    private static let name =
        markup.map { before + $0 }.joined() + markup.map { before + $0 + after }.joined() + markup.map { $0 + after }.joined()

    private static let month: Month = "2017-02-01"
    private static let now: Instant = "2017-02-05T00:00:00Z"

    /// In bytes, because texts are compared by characters too.
    private static func expectText(_ html: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let bytes = Array(html.utf8)
        func has(_ text: String) -> Bool { bytes.firstRange(of: Array(text.utf8)) != nil }
        #expect(has("\(before)&lt;\(after)"), "the name is not there", sourceLocation: sourceLocation)
        for character in markup {
            #expect(!has(character + after), "\(character) is markup", sourceLocation: sourceLocation)
            // What is escaped begins with an ampersand itself.
            if character != "&" { #expect(!has(before + character), "\(character) is markup", sourceLocation: sourceLocation) }
        }
    }

    @Test func `what is around a page`() {
        let frame = PageFrame(
            name: Self.name, version: Self.name, asOf: Self.name, signOutToken: Self.name, assetTag: Self.name, canChart: true)
        Self.expectText(ErrorPage(code: 404, message: "Nothing.").html(in: frame))
        Self.expectText(OverviewPage(.sample(), of: .account).html(in: frame))
    }

    @Test func `errors and signing in`() {
        let ways = [PageLink(Self.name, path: Self.name)]
        Self.expectText(ErrorPage(code: 404, message: Self.name, ways: ways).html(in: .sample))
        Self.expectText(SignInPage(path: Self.name, token: Self.name, refusal: Self.name).html(in: .sample))
    }

    @Test func `lists, and what is searched for in them`() {
        let link = PageLink(Self.name, path: Self.name)
        let entry = DirectoryPage.Entry(name: Self.name, invoices: Self.name, id: Self.name, organization: link, space: link)
        let bare = DirectoryPage.Entry(name: Self.name, invoices: nil, id: nil)
        for kind in [DirectoryPage.Kind.organizations, .spaces, .apps] {
            for entries in [[], [entry, bare]] {
                let page = DirectoryPage(kind, entries: entries, search: Self.name, isFirst: false, next: Self.name)
                Self.expectText(page.html(in: .sample))
            }
        }
        let plan = Plan(type: .dyno, name: Self.name, prices: [.init(price: "60", validFrom: "1970-01-01T00:00:00Z")])
        Self.expectText(PlansPage([plan], now: Self.now, currency: .usd).html(in: .sample))
        Self.expectText(PlansPage([plan], search: Self.name + "x", now: Self.now, currency: .usd).html(in: .sample))
    }

    @Test func credits() {
        let application = CreditsPage.Entry.Application(
            month: Self.month, path: Self.name, amount: .zero, isSettled: false, currency: .usd)
        let entry = CreditsPage.Entry(
            organization: PageLink(Self.name, path: Self.name), reason: Self.name, amount: .zero, left: .zero,
            validFrom: Self.now, validUntil: .never, now: Self.now, applications: [application], currency: .usd)
        for scope in [Scope.account, .organization(Self.name)] {
            Self.expectText(CreditsPage([entry], of: scope, named: Self.name).html(in: .sample))
        }
        Self.expectText(CreditsPage([], of: .organization(Self.name), named: Self.name).html(in: .sample))
    }

    @Test func `the description of the API`() {
        let field = DescribedField(Self.name, type: Self.name, isRequired: true, text: Self.name)
        let refusal = DescribedRefusal(status: 404, id: Self.name, text: Self.name)
        let operation = DescribedOperation(
            anchor: Self.name, summary: Self.name, method: Self.name, paths: [Self.name], text: Self.name, parameters: [field],
            body: [field], request: Self.name, answer: Self.name, answerFields: [field], refusals: [refusal])
        let page = DescriptionPage(
            title: Self.name, lead: Self.name, operations: [operation], parts: [PageLink(Self.name, path: Self.name)])
        Self.expectText(page.html(in: .sample))
        let entry = DescriptionIndexPage.Entry(method: Self.name, path: Self.name, summary: Self.name, link: Self.name)
        let part = DescriptionIndexPage.Part(name: Self.name, path: Self.name, text: Self.name, operations: [entry])
        Self.expectText(DescriptionIndexPage(lead: Self.name, parts: [part], refusals: [refusal]).html(in: .sample))
    }

    @Test func `an overview`() {
        let group = ItemGroup(organization: Self.name, organizationID: Self.name, app: Self.name)
        let space = ItemGroup(space: Self.name, spaceID: Self.name)
        func top(_ group: ItemGroup) -> TopGroups {
            let amount = Money(minorUnits: 100)
            return TopGroups(entries: [TopGroups.Entry(group: group, charges: amount)], count: 2, charges: amount)
        }
        var overview = Overview.sample(name: Self.name)
        (overview.organizations, overview.spaces, overview.apps) = (
            top(ItemGroup(organization: Self.name)), top(space), top(group)
        )
        overview.changes.increases = [
            .sample(description: Self.name, app: Self.name, organization: ComparedOrganization(name: Self.name))
        ]
        for scope in [Scope.account, .organization(Self.name), .space(Self.name)] {
            Self.expectText(OverviewPage(overview, of: scope).html(in: .sample))
            let empty = Overview(name: Self.name, now: Self.now, validUntil: Self.now, currency: .usd)
            if scope != .account { Self.expectText(OverviewPage(empty, of: scope).html(in: .sample)) }
        }
    }

    @Test func `invoices, explanations and changes`() async throws {
        var pages = SampleInvoicePages()
        for (plan, start) in [("gp1", "2017-01-02T00:00:00Z"), (Self.name, "2017-02-02T00:00:00Z")] as [(String, Instant)] {
            try await pages.take([
                UsageRecord(
                    "\(plan) \(Self.name) dyno", price: "28", from: start, organization: Self.name, space: Self.name,
                    app: Self.name)
            ])
        }
        for scope in [Scope.account, .organization(Self.name), .space(Self.name)] {
            pages.scope = scope
            Self.expectText(try await pages.html(InvoiceQuery(explained: 1)))
            let filter = ItemFilter(
                text: try SearchWords(Self.name), space: Self.name, organization: Self.name,
                app: "\(Self.name)-\(Self.name)")
            let moment = PageMoment(asOf: Self.now, batch: 1)
            Self.expectText(try await pages.html(InvoiceQuery(filter: filter, moment: moment)))
            Self.expectText(try await pages.changes())
        }
    }
}
