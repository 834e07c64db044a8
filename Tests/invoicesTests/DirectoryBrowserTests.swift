import BillingTesting
import BrowserTesting
import Foundation
import Testing

/// The lists as a person goes through them, in a browser, of the demo platform.
@Suite(.serialized) struct DirectoryBrowserTests {
    private let demo: DemoPages

    init() async throws {
        demo = try await DemoPages()
        _ = try await demo.program.run("plans", "set", "gp2", "60", "--type", "dyno")
    }

    @Test func `an organization is found and opened`() async throws {
        try await demo.browse { browser, url in
            try await browser.open("\(url)/organizations")
            #expect(try await browser.title == "Organizations · Platform Invoices")
            #expect(try await browser.texts("tbody th") == ["engineering", "insights", "logistics", "storefront"])
            #expect(try await browser.attribute("nav a[aria-current]", "href") == "/organizations")
            try await browser.type("#q", "STOR")
            try await browser.press(.enter)
            try await browser.waitUntil("the search") { try await browser.url.hasSuffix("/organizations?q=STOR") }
            #expect(try await browser.texts("tbody th") == ["storefront"])
            #expect(try await browser.execute("return document.getElementById('q').value") == "STOR")
            #expect(try await browser.logs == [])
            try await browser.clickLink("storefront")
            #expect(try await browser.url == "\(url)/organizations/storefront/invoices")
        }
    }

    @Test func `what is not there says where to go on`() async throws {
        try await demo.browse { browser, url in
            try await browser.open("\(url)/apps?q=nobody")
            #expect(try await browser.text(".lead") == "Nothing found.")
            try await browser.clickLink("all apps")
            #expect(try await browser.count("tbody tr") == 40)
            try await browser.open("\(url)/apps?limit=15")
            try await browser.clickLink("More apps")
            try await browser.clickLink("More apps")
            #expect(try await browser.count("tbody tr") == 10)
            #expect(try await browser.count("[rel=next]") == 0)
            try await browser.clickLink("Back to the first apps")
            #expect(try await browser.url == "\(url)/apps")
            #expect(try await browser.logs == [])
        }
    }

    @Test func `pages fit a telephone, and all that is on them has names`() async throws {
        let credits = "/organizations/storefront/credits"
        try await demo.browse(width: 360) { browser, url in
            for path in ["/organizations", "/spaces", "/apps", "/plans", "/account/credits", credits] {
                try await browser.open(url + path)
                let widths = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
                #expect(try await browser.execute("return \(widths)") == true, "\(path)")
                #expect(
                    try await browser.execute(
                        """
                        return [...document.querySelectorAll('input:not([type=hidden]), select')]
                            .filter(field => !field.labels.length).length
                        """) == 0, "\(path)")
                #expect(try await browser.count("table:not(:has(caption)), th:not([scope])") == 0, "\(path)")
                #expect(try await browser.count("main h1") == 1, "\(path)")
                #expect(try await browser.logs == [], "\(path)")
            }
        }
    }
}
