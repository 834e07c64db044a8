import Billing
import BillingExport
import BillingService
import BillingTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import BillingWeb

@Suite struct InvoiceRouteTests {
    @Test(arguments: [
        ("/account", "/account"),
        ("/organization/akkeris", "/organizations/akkeris"),
        ("/organizations/akkeris", "/organizations/akkeris"),
        ("/space/space", "/spaces/space"),
        ("/spaces/space", "/spaces/space"),
    ])
    func `both spellings are served, and references are in the plural`(path: String, plural: String) async throws {
        let fixture = WebFixture()
        try await fixture.test { client in
            let list = try await client.execute(uri: "\(path)/invoices", method: .get)
            #expect(list.status == .ok)
            #expect(list.headers[.contentType] == "application/json")
            let months = [
                "2016-07-01", "2016-08-01", "2016-09-01", "2016-10-01", "2016-11-01", "2016-12-01", "2017-01-01",
                "2017-02-01",
            ]
            #expect(list.text == "[" + months.map { "{\"$ref\":\"\(plural)/invoices/\($0)\"}" }.joined(separator: ",") + "]")
            let invoice = try await client.execute(uri: "\(path)/invoices/2017-02-01", method: .get)
            #expect(invoice.status == .ok)
            let service = InvoiceService(store: fixture.store, rules: BillingRules())
            let expected = try await service.invoice(id: "2017-02-01", of: .account, now: fixture.now).invoice
            #expect(invoice.text == String(decoding: InvoiceJSON.bytes(of: expected), as: UTF8.self))
        }
    }

    @Test func `an invoice of many items is streamed whole`() async throws {
        let records = (0..<2000).map { index in
            UsageRecord("gp1 web dyno", price: "30", from: "2017-01-10T00:00:00Z", app: "app-\(index)")
        }
        let fixture = WebFixture()
        try await fixture.test(records) { client in
            let response = try await client.execute(uri: "/account/invoices/2017-02-01", method: .get)
            #expect(response.headers[.contentLength] == nil)
            let service = InvoiceService(store: fixture.store, rules: BillingRules())
            let expected = try await service.invoice(id: "2017-02-01", of: .account, now: fixture.now).invoice
            #expect(response.text == String(decoding: InvoiceJSON.bytes(of: expected), as: UTF8.self))
        }
    }

    @Test func `names in paths are percent-decoded once`() async throws {
        let names = ["a b/c", "100%", "é", "e\u{301}", "%41", "+"]
        let records = names.map {
            UsageRecord("gp1 web dyno", price: "30", from: "2017-01-10T00:00:00Z", organization: $0, app: "of \($0)")
        }
        try await WebFixture().test(records) { client in
            for (name, encoded) in zip(names, ["a%20b%2Fc", "100%25", "%C3%A9", "e%CC%81", "%2541", "+"]) {
                let list = try await client.execute(uri: "/organizations/\(encoded)/invoices", method: .get)
                #expect(list.status == .ok, "\(name)")
                let invoice = try await client.execute(
                    uri: "/organizations/\(encoded)/invoices/2017-02-01", method: .get)
                #expect(invoice.text.contains("\"dyno_units\":1,"), "\(name)")
            }
            let bad = try await client.execute(uri: "/organizations/%zz/invoices", method: .get)
            #expect(bad.status == .badRequest)
            #expect(bad.text.hasPrefix("{\"id\":\"bad_request\","))
        }
    }

    @Test func `a known scope without usage lists nothing, and has no months`() async throws {
        let records = [UsageRecord("gp1 web dyno", price: "30", quantity: 0, from: "2017-01-10T00:00:00Z")]
        try await WebFixture().test(records) { client in
            let list = try await client.execute(uri: "/organizations/akkeris/invoices", method: .get)
            #expect(list.text == "[]")
            let month = try await client.execute(uri: "/organizations/akkeris/invoices/2017-02-01", method: .get)
            #expect(month.status == .notFound)
        }
    }

    @Test(arguments: [
        ("/organizations/nobody/invoices", "There is no organization \\\"nobody\\\"."),
        ("/organizations/Akkeris/invoices", "upper and lower case matter"),
        ("/organizations/nobody/invoices/2017-02-01", "There is no organization \\\"nobody\\\"."),
        ("/spaces/nowhere/invoices", "There is no space \\\"nowhere\\\"."),
        ("/account/invoices/2017-02-02", "the first day of its month, such as 2017-02-01"),
        ("/account/invoices/2017-2-1", "the first day of its month"),
        ("/account/invoices/february", "the first day of its month"),
        ("/account/invoices/2016-06-01", "Its invoices run from 2016-07-01 to 2017-02-01."),
        ("/account/invoices/2017-03-01", "Its invoices run from 2016-07-01 to 2017-02-01."),
        ("/account", "There is nothing at this path."),
        ("/nothing", "There is nothing at this path."),
    ])
    func `what is not there is 404, and says what is`(path: String, message: String) async throws {
        try await WebFixture().test { client in
            for method in [HTTPRequest.Method.get, .head] {
                let response = try await client.execute(uri: path, method: method)
                #expect(response.status == .notFound)
                #expect(response.headers[.contentType] == "application/json")
                if method == .get {
                    #expect(response.text.hasPrefix("{\"id\":\"not_found\",\"message\":\""))
                    #expect(response.text.contains(message))
                    #expect(response.text.hasSuffix(",\"code\":404}"))
                } else {
                    #expect(response.text.isEmpty)
                }
            }
        }
    }

    @Test(arguments: [HTTPRequest.Method.post, .put, .patch, .delete])
    func `other methods are 405, and say which there are`(method: HTTPRequest.Method) async throws {
        try await WebFixture().test { client in
            for path in ["/account/invoices", "/space/space/invoices/2017-02-01", "/health", "/"] {
                let response = try await client.execute(uri: path, method: method)
                #expect(response.status == .methodNotAllowed)
                #expect(response.headers[.allow] == "GET, HEAD")
                #expect(response.text.hasPrefix("{\"id\":\"method_not_allowed\","))
            }
        }
    }

    @Test func `methods that nobody knows are 501`() async throws {
        try await WebFixture().test { client in
            let method = try #require(HTTPRequest.Method("PROPFIND"))
            let response = try await client.execute(uri: "/account/invoices", method: method)
            #expect(response.status == .notImplemented)
            #expect(response.text.hasPrefix("{\"id\":\"not_implemented\","))
        }
    }

    @Test func `the settings decide`() async throws {
        var fixture = WebFixture()
        fixture.rules = BillingRules(proration: .second, stateNumbers: .controllerAPI)
        try await fixture.test { client in
            let text = try await client.execute(uri: "/account/invoices/2017-02-01", method: .get).text
            #expect(text.contains("\"state\":2,"))
            #expect(text.contains("\"addons_total\":24.64,"), "140 × 4.9284 days ÷ 28")
            #expect(text.contains("\"weighted_dyno_hours\":7215.23,"), "61 × 118.2824 hours")
        }
    }
}
