import BillingService
import BillingTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import BillingWeb

/// A search that would keep the server busy is refused, and says how to go on.
@Suite struct SearchLimitTests {
    private static let lists = ["/organizations", "/spaces", "/apps", "/plans"]
    private static let invoice = "/account/invoices/2017-02-01"
    private static let words = (0..<17).map { "w\($0)" }.joined(separator: "+")

    @Test(arguments: lists + [invoice])
    func `a text that is longer than any name is refused`(path: String) async throws {
        try await WebFixture().test { client in
            for query in [String(repeating: "x", count: 201), (0..<4000).map { "\($0)" }.joined(separator: "+")] {
                let page = try await client.get("\(path)?q=\(query)", [.accept: Browser.accept])
                #expect(page.status == .badRequest)
                #expect(page.headers[.contentType] == "text/html; charset=utf-8")
                #expect(page.text.contains("q must have at most 200 characters, and has "))
            }
            let longest = try await client.get("\(path)?q=\(String(repeating: "x", count: 200))", [.accept: Browser.accept])
            #expect(longest.status == .ok)
        }
    }

    @Test func `of an invoice's items, so are more than a few words`() async throws {
        try await WebFixture().test { client in
            let page = try await client.get("\(Self.invoice)?q=\(Self.words)", [.accept: Browser.accept])
            #expect(page.status == .badRequest)
            #expect(page.text.contains("q must have at most 16 different words, and has 17. Leave some of them out."))
            let same = Array(repeating: "dyno", count: 40).joined(separator: "+")
            let repeated = try await client.get("\(Self.invoice)?q=\(same)", [.accept: Browser.accept])
            #expect(repeated.text.contains("4 of 6 items"))
        }
    }

    @Test(arguments: lists)
    func `a name may have any number of words`(path: String) async throws {
        try await WebFixture().test { client in
            let page = try await client.get("\(path)?q=\(Self.words)", [.accept: Browser.accept])
            #expect(page.status == .ok)
        }
    }

    @Test func `a program is told the same`() async throws {
        try await WebFixture().test { client in
            let response = try await client.get("/apps?q=\(String(repeating: "x", count: 300))")
            #expect(response.status == .badRequest)
            #expect(
                response.text == """
                    {"id":"bad_request","message":"q must have at most 200 characters, and has 300. Search for a shorter part of \
                    a name.","code":400}
                    """)
        }
    }
}
