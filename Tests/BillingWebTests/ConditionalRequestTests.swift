import Billing
import BillingService
import BillingTesting
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import BillingWeb

@Suite struct ConditionalRequestTests {
    private let over = "/organizations/akkeris/invoices/2017-01-01"
    private let running = "/organizations/akkeris/invoices/2017-02-01"

    @Test func `every response says which batch it is of, and that it is private`() async throws {
        try await WebFixture().test { client in
            for path in ["/account/invoices", over, running] {
                let response = try await client.execute(uri: path, method: .get)
                #expect(response.headers[.invoicesBatch] == "1")
                #expect(response.headers[.cacheControl] == "private, no-cache")
            }
        }
    }

    @Test func `a month that is over has a tag, a running one has none`() async throws {
        try await WebFixture().test { client in
            for (path, isTagged) in [(over, true), (running, false)] {
                let response = try await client.execute(uri: path, method: .get)
                #expect((response.headers[.eTag] != nil) == isTagged)
            }
        }
    }

    @Test func `HEAD is GET without a body`() async throws {
        try await WebFixture().test { client in
            for path in ["/account/invoices", over, running] {
                let get = try await client.execute(uri: path, method: .get)
                let head = try await client.execute(uri: path, method: .head)
                #expect(head.status == .ok)
                #expect(head.body.readableBytes == 0)
                for field in [HTTPField.Name.contentType, .contentLength, .eTag, .invoicesBatch, .cacheControl] {
                    #expect(head.headers[field] == get.headers[field])
                }
            }
        }
    }

    @Test func `a tag that still holds is answered with 304`() async throws {
        try await WebFixture().test { client in
            let tag = try #require(try await client.execute(uri: over, method: .get).headers[.eTag])
            for method in [HTTPRequest.Method.get, .head] {
                for field in [tag, "\"other\", \(tag)", "W/\(tag)", "*", "  \(tag)  ,\"x\""] {
                    let response = try await client.execute(uri: over, method: method, headers: [.ifNoneMatch: field])
                    #expect(response.status == .notModified, "\(field)")
                    #expect(response.body.readableBytes == 0)
                    #expect(response.headers[.eTag] == tag)
                }
                let response = try await client.execute(uri: over, method: method, headers: [.ifNoneMatch: "\"other\""])
                #expect(response.status == .ok)
            }
            let missing = try await client.execute(
                uri: "/organizations/nobody/invoices/2017-01-01", method: .get, headers: [.ifNoneMatch: tag])
            #expect(missing.status == .notFound)
        }
    }

    @Test func `a batch and each setting change the tag, and nothing else does`() throws {
        func tag(
            _ batch: Int64 = 1, recorded: Int64 = 5, rules: BillingRules = BillingRules(), version: String = "1"
        ) -> String {
            let ledger = Ledger(batch: batch, recorded: Instant(millisecondsSince1970: recorded))
            return EntityTags(rules: rules, version: version).tag(of: ledger)
        }
        #expect(tag() == tag())
        let others = [
            tag(2), tag(recorded: 6), tag(version: "2"), tag(rules: BillingRules(proration: .second)),
            tag(rules: BillingRules(currency: try #require(Currency(code: "EUR")))),
            tag(rules: BillingRules(stateNumbers: .controllerAPI)),
            tag(rules: BillingRules(databaseServices: DatabaseServices(words: ["redis"]))),
        ]
        #expect(Set(others + [tag()]).count == others.count + 1)
    }
}
