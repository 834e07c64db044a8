import BillingTesting
import BrowserTesting
import Foundation
import Testing

/// The overview as a person sees it, in a browser, of the demo platform.
@Suite(.serialized) struct OverviewBrowserTests {
    private let demo: DemoPages

    init() async throws {
        demo = try await DemoPages()
    }

    @Test func `the months are drawn, and their bars lead to their invoices`() async throws {
        try await demo.browse { browser, url in
            try await browser.open("\(url)/account/invoices")
            #expect(try await browser.title == "Overview · Platform Invoices")
            #expect(try await browser.text("h1") == "Account")
            try await browser.waitUntil("the chart") { try await browser.count(".chart[data-drawn] canvas") == 1 }
            #expect(try await browser.count("#months tbody tr") == 12)
            #expect(try await browser.text("nav a[aria-current]") == "Overview")
            #expect(try await browser.logs == [])
            try await browser.click(".chart canvas")
            try await browser.waitUntil("a month's invoice") {
                try await browser.url.hasPrefix("\(url)/account/invoices/2016-")
            }
        }
    }

    @Test func `every name leads on`() async throws {
        try await demo.browse { browser, url in
            try await browser.open("\(url)/account/invoices")
            try await browser.clickLink("storefront")
            #expect(try await browser.url == "\(url)/organizations/storefront/invoices")
            #expect(try await browser.text("h1 bdi") == "storefront")
            try await browser.clickLink("prod-eu")
            #expect(try await browser.url == "\(url)/spaces/prod-eu/invoices")
            try await browser.clickLink("Account")
            #expect(try await browser.url == "\(url)/account/invoices")
            let links = try await browser.execute(
                "return [...document.querySelectorAll('main a')].map(a => a.getAttribute('href')).join(' ')")
            #expect("\(links)".contains("/organizations/storefront/invoices/2017-02-01?app="))
            #expect(try await browser.logs == [])
        }
    }

    @Test(arguments: [(360, false), (360, true), (1280, true)])
    func `it fits a telephone, and the dark`(width: Int, isDark: Bool) async throws {
        try await demo.browse(width: width, isDark: isDark) { browser, url in
            for path in ["/account/invoices", "/organizations/storefront/invoices", "/spaces/prod-eu/invoices"] {
                try await browser.open(url + path)
                try await browser.waitUntil("the chart") { try await browser.count(".chart[data-drawn]") == 1 }
                let widths = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
                #expect(try await browser.execute("return \(widths)") == true, "\(path)")
                #expect(try await browser.count("table:not(:has(caption)), th:not([scope])") == 0, "\(path)")
                #expect(try await browser.count("main h1") == 1, "\(path)")
                let back = try await browser.style("body", "background-color")
                #expect(back.contains(isDark ? "17, 21, 27" : "246, 247, 249"), "\(back)")
                #expect(try await browser.logs == [], "\(path)")
            }
        }
    }
}
