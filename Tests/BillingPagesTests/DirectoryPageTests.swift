import Billing
import BillingPages
import BillingTesting
import Testing

@Suite struct DirectoryPageTests {
    @Test func organizationsAreATableWithWaysOn() throws {
        let page = DirectoryPage(
            .organizations,
            entries: [
                .init(name: "<b>Bold</b>", invoices: "/organizations/%3Cb%3E/invoices", id: nil),
                .init(name: "akkeris", invoices: "/organizations/7/invoices", id: "7"),
            ], next: "/organizations?after=0.1.7akkeris")
        #expect(try GoldenFile("organizations.html").matches(page.html(in: .sample)))
    }

    @Test func appsHaveTheirPlaces() throws {
        let page = DirectoryPage(
            .apps,
            entries: [
                .init(
                    name: "api-live", invoices: "/organizations/akkeris/invoices/2017-02-01?app=api-live", id: "7",
                    organization: PageLink("akkeris", path: "/organizations/akkeris/invoices"),
                    space: PageLink("live", path: "/spaces/live/invoices")),
                .init(name: "lost", invoices: nil, id: "8"),
            ], search: "\"a\"", isFirst: false)
        #expect(try GoldenFile("apps.html").matches(page.html(in: .sample)))
    }

    @Test(arguments: [
        ("", true, "There are no spaces yet."), ("x<y", true, "No space has “x&lt;y” in its name or id."),
        ("", false, "No space comes after this."),
    ])
    func whatIsEmptySaysWhatToDo(search: String, isFirst: Bool, text: String) {
        let html = DirectoryPage(.spaces, entries: [], search: search, isFirst: isFirst).html(in: .sample)
        #expect(html.contains(text))
        #expect(!html.contains("<table"))
        #expect(html.contains("There are no spaces yet") == (search.isEmpty && isFirst))
        #expect(html.contains("Nothing found") != (search.isEmpty && isFirst))
    }
}
