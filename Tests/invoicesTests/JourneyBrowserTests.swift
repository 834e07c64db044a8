import BillingTesting
import BrowserTesting
import Foundation
import Testing

/// The whole way of a person through the pages, from the key to a file and out again, on a server with a key.
@Suite(.serialized) struct JourneyBrowserTests {
    @Test func `sign in, see why a month is higher, take a file, sign out`() async throws {
        let demo = try await DemoPages(environment: ["AUTH_KEY": "s3cret"])
        let folder = demo.program.folder
        try await demo.browse { browser, url in
            try await Self.signIn(browser, at: url)
            try await Self.findWhy(browser, at: url)
            try await Self.download(browser, to: folder)
            try await Self.signOut(browser, at: url)
        }
        let told = try folder.text("serve.err") + folder.text("serve.out")
        #expect(!told.contains("s3cret"))
    }

    private static func signIn(_ browser: Browser, at url: String) async throws {
        try await browser.open("\(url)/organizations/storefront/invoices")
        #expect(try await browser.title == "Sign in · Platform Invoices")
        try await browser.type("#key", "guessed")
        try await browser.press(.enter)
        try await browser.waitUntil("the refusal") { try await browser.count("[role=alert]") == 1 }
        #expect(try await browser.text("[role=alert]") == "This is not the key. Check it and try again.")
        try await browser.type("#key", "s3cret")
        try await browser.click(".sign-in button")
        try await browser.waitUntil("the page that was asked for") {
            try await browser.url == "\(url)/organizations/storefront/invoices"
        }
        #expect(try await browser.text("h1").hasSuffix("storefront"))
        #expect(try await browser.execute("return document.cookie") == "", "no script can read the cookie")
    }

    /// Three clicks from the overview.
    private static func findWhy(_ browser: Browser, at url: String) async throws {
        try await browser.clickLink("Jan 2017")
        #expect(try await browser.text("h1") == "Invoice of January 2017")
        try await browser.click(".change a")
        #expect(try await browser.text("h1") == "January 2017 beside December 2016")
        #expect(try await browser.text("#why-head").contains("than December 2016"))
        #expect(try await browser.count(".reason") > 0)
        // The third click leads to what has changed, on the invoice, and one more to how it came to be.
        try await browser.click(".changes th a")
        #expect(try await browser.url.hasPrefix("\(url)/organizations/storefront/invoices/2017-01-01?org=storefront&app="))
        #expect(try await browser.count("#items table tbody tr") > 0)
        try await browser.click("#items table a")
        #expect(try await browser.text("#explained-head") == "How this came to be")
        try await browser.open("\(url)/organizations/storefront/invoices/2017-01-01")
    }

    private static func download(_ browser: Browser, to folder: TemporaryFolder) async throws {
        try await browser.tell(
            "Browser.setDownloadBehavior", ["behavior": "allow", "downloadPath": .string(folder.url.path)])
        for (link, name) in [("CSV", "storefront-2017-01.csv"), ("FOCUS", "storefront-2017-01.focus.csv")] {
            try await browser.clickLink(link)
            // The browser keeps the name with an empty file until all of it is there.
            try await browser.waitUntil("all of \(name)") {
                guard FileManager.default.fileExists(atPath: folder.path(name)) else { return false }
                return CSVTable(Array(try folder.text(name).utf8))?.rows.isEmpty == false
            }
        }
    }

    private static func signOut(_ browser: Browser, at url: String) async throws {
        try await browser.click(".top form button")
        try await browser.waitUntil("the sign-in page") { try await browser.url == "\(url)/sign-in" }
        try await browser.open("\(url)/account/invoices/2017-01-01")
        #expect(try await browser.title == "Sign in · Platform Invoices")
        #expect(try await browser.logs.allSatisfy { !$0.contains("Content Security Policy") })
    }
}
