import Billing
import BillingService
import BillingTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@testable import BillingWeb

/// What browsers get: pages, and what they are made up with.
@Suite struct PageTests {
    private static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"

    @Test(arguments: [
        ("/nothing", HTTPRequest.Method.get, 404), ("/account/invoices/2017-02", .get, 404), ("/account/invoices", .delete, 405),
        ("/audit?limit=x", .get, 400), ("/plans/nothing", .get, 404),
    ])
    func `an error is a page for a person and JSON for a program`(path: String, method: HTTPRequest.Method, status: Int)
        async throws
    {
        try await WebFixture().test { client in
            let page = try await client.execute(uri: path, method: method, headers: [.accept: Browser.accept])
            #expect(page.status.code == status)
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.text.contains("<p class=\"quiet\">Error \(status)</p>"))
            let json = try await client.execute(uri: path, method: method)
            #expect(json.status.code == status)
            #expect(json.headers[.contentType] == "application/json")
            #expect(json.text.hasSuffix("\"code\":\(status)}"))
            #expect(page.headers[.allow] == json.headers[.allow])
            let head = try await client.execute(uri: path, method: .head, headers: [.accept: Browser.accept])
            #expect(head.length == 0)
        }
    }

    @Test func `a browser is sent from the first path to the overview`() async throws {
        try await WebFixture().test { client in
            let response = try await client.get("/", [.accept: Browser.accept])
            #expect(response.status == .seeOther)
            #expect(response.headers[.location] == "/account/invoices")
            #expect(try await client.get("/").text.hasPrefix("Platform Invoices 1.2.3\n"))
        }
    }

    @Test(arguments: ["/sign-in", "/docs", "/docs/invoices", "/nothing"])
    func `every page says what browsers may do with it`(path: String) async throws {
        try await WebFixture().test { client in
            let response = try await client.get(path, [.accept: Browser.accept])
            #expect(response.headers[.cacheControl] == (path == "/sign-in" ? "no-store" : "private, no-cache"))
        }
        var fixture = WebFixture()
        fixture.authKey = "secret"
        try await fixture.test { client in
            let response = try await client.get(path, [.accept: Browser.accept])
            #expect(response.headers[.contentSecurityPolicy] == Self.policy)
            #expect(response.headers[.xContentTypeOptions] == "nosniff")
            #expect(response.headers[.named("Referrer-Policy")] == "same-origin")
            #expect(response.headers[.vary] == "Accept, Cookie")
            #expect(response.headers[.cacheControl] == "no-store", "nothing is shown again after signing out")
            #expect(response.headers[.contentLength] == String(response.length))
            let files = response.text.matches(of: /"(\/assets\/[^"]+)"/).map { String($0.1) }
            #expect(files.count >= 2)
            for file in files { #expect(try await client.get(file).status == .ok, "\(file)") }
        }
    }

    @Test func `files are kept until they are others`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("chart library", to: "chart.js")
        try await Self.application(chartLibrary: folder.path("chart.js")).test(.router) { client in
            for (name, type) in [
                ("invoices.css", "text/css; charset=utf-8"), ("icon.svg", "image/svg+xml"),
                ("charts.js", "text/javascript; charset=utf-8"), ("chart.js", "text/javascript; charset=utf-8"),
            ] {
                let response = try await client.get("/assets/\(name)?x")
                #expect(response.status == .ok)
                #expect(response.headers[.contentType] == type)
                #expect(response.headers[.cacheControl] == "public, max-age=31536000, immutable")
                #expect(response.headers[.xContentTypeOptions] == "nosniff")
                #expect(response.length > 0)
                let head = try await client.execute(uri: "/assets/\(name)", method: .head)
                #expect(head.headers[.contentLength] == String(response.length) && head.length == 0)
            }
            #expect(try await client.get("/assets/chart.js").text == "chart library")
            #expect(try await client.get("/assets/other.js").status == .notFound)
            #expect(try await client.execute(uri: "/assets/charts.js", method: .post).status == .methodNotAllowed)
        }
    }

    @Test func `without the chart library there are no scripts`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("chart library", to: "chart.js")
        let (with, without) = (PageAssets(chartLibrary: folder.path("chart.js")), PageAssets(chartLibrary: folder.path("none")))
        #expect(with.canChart && !without.canChart)
        #expect(with.tag != without.tag)
        #expect(with.tag == PageAssets(chartLibrary: folder.path("chart.js")).tag)
        try await Self.application(chartLibrary: folder.path("none")).test(.router) { client in
            #expect(try await client.get("/assets/chart.js").status == .notFound)
            for path in ["/docs", "/account/invoices", "/nothing"] {
                let response = try await client.get(path, [.accept: Browser.accept])
                #expect(!response.text.contains("<script"))
            }
        }
    }

    private static func application(chartLibrary: String) -> some ApplicationProtocol {
        let store = MemoryStore()
        return buildApplication(
            store: store, service: InvoiceService(store: store, rules: BillingRules()), clock: .system,
            settings: WebSettings(port: 0, version: "1", chartLibrary: chartLibrary),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}
