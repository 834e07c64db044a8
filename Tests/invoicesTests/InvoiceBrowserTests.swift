import BillingTesting
import BrowserTesting
import Foundation
import Testing

/// Invoices as a person looks into them, in a browser, of the demo platform.
@Suite(.serialized) struct InvoiceBrowserTests {
    private let demo: DemoPages

    init() async throws {
        demo = try await DemoPages()
    }

    @Test func `an invoice is opened down to how an item came to be`() async throws {
        try await demo.browse { browser, url in
            try await browser.open("\(url)/account/invoices/2017-01-01")
            #expect(try await browser.title == "Invoice of January 2017 · Platform Invoices")
            try await browser.waitUntil("the chart") { try await browser.count(".chart[data-drawn] canvas") == 1 }
            #expect(try await browser.text("[role=status]") == "171 items, $17,975.40.")
            try await browser.click("a.row")
            try await browser.waitUntil("storefront") { try await browser.url.contains("?org=storefront") }
            #expect(try await browser.text("[role=status]") == "66 of 171 items, $7,663.66 of $17,975.40.")
            try await browser.click("#items .tree .tree summary")
            try await browser.click("#items .tree .tree details[open] table a")
            try await browser.waitUntil("the explanation") { try await browser.url.contains("explain=") }
            #expect(try await browser.text("#explained-head") == "How this came to be")
            #expect(try await browser.count("tr[aria-current]") == 1)
            #expect(try await browser.logs == [])
        }
    }

    @Test func `a search shows what it finds, and all again`() async throws {
        try await demo.browse { browser, url in
            try await browser.open("\(url)/account/invoices/2017-01-01")
            try await browser.type("#q", "REDIS")
            try await browser.press(.enter)
            try await browser.waitUntil("the search") { try await browser.url.contains("q=REDIS") }
            #expect(try await browser.text("[role=status]").contains(" of 171 items, "))
            #expect(try await browser.texts("#items th a").allSatisfy { $0.contains("redis") })
            try await browser.clickLink("Show all")
            #expect(try await browser.text("[role=status]") == "171 items, $17,975.40.")
            #expect(try await browser.logs == [])
        }
    }

    @Test func `what has changed is one click away`() async throws {
        try await demo.browse { browser, url in
            try await browser.open("\(url)/organizations/logistics/invoices/2016-04-01")
            try await browser.click(".change a")
            #expect(try await browser.text("h1") == "April 2016 beside March 2016")
            #expect(try await browser.text("#why-head") == "$353.11 more than March 2016")
            try await browser.clickLink("April 2016")
            #expect(try await browser.text("h1") == "Invoice of April 2016")
            #expect(try await browser.logs == [])
        }
    }

    @Test(arguments: [false, true])
    func `pages fit a telephone, by day and by night, and all that is on them has names`(isDark: Bool) async throws {
        try await demo.browse(width: 360) { browser, url in
            try await browser.setDark(isDark)
            for path in [
                "/account/invoices/2017-01-01", "/account/invoices/2017-01-01?org=storefront&q=web&explain=3",
                "/organizations/logistics/invoices/2016-04-01/changes", "/spaces/prod-eu/invoices/2017-02-01",
            ] {
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
                let back = try await browser.style("body", "background-color")
                #expect(back.contains(isDark ? "17, 21, 27" : "246, 247, 249"), "\(path): \(back)")
                #expect(try await browser.logs == [], "\(path)")
            }
        }
    }

    @Test func `nothing but the chart needs scripts`() async throws {
        try await demo.browse { browser, url in
            try await browser.disableScripts()
            try await browser.open("\(url)/organizations/logistics/invoices/2017-01-01")
            #expect(try await browser.style(".chart", "display") == "none")
            #expect(try await browser.count("#days tbody tr") == 31)
            try await browser.click("#items .tree summary")
            try await browser.click("#items .tree details[open] table a")
            #expect(try await browser.text("#explained-head") == "How this came to be")
        }
    }
}
