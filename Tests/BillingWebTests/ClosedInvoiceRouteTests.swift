import Billing
import BillingExport
import BillingService
import BillingTesting
import HTTPTypes
import HummingbirdTesting
import Synchronization
import Testing

@testable import BillingWeb

@Suite struct ClosedInvoiceRouteTests {
    private static let month: Month = "2017-01-01"

    /// Two organizations, of which one has two spaces; the other has a name that must be escaped.
    private static let records =
        WebFixture.document + [
            UsageRecord("gp1 web dyno", price: "31", from: "2017-01-10T00:00:00Z", organization: "a \"b\"", app: "x"),
            UsageRecord("gp2 web dyno", price: "62", from: "2017-01-12T00:00:00Z", space: "prod", app: "y"),
        ]

    private static let paths = [
        ("/account", Scope.account), ("/organizations/akkeris", .organization("akkeris")),
        ("/organization/a%20%22b%22", .organization("a \"b\"")), ("/spaces/space", .space("space")),
        ("/space/prod", .space("prod")),
    ]

    @Test(arguments: paths)
    func `a closed month's invoice is the one that it was when it was open`(path: String, scope: Scope) async throws {
        let fixture = WebFixture()
        try await fixture.store.take(Self.records, clock: fixture.now)
        let open = try await fixture.service.invoice(id: "2017-01-01", of: scope, now: fixture.now).invoice
        let expected = String(decoding: InvoiceJSON.bytes(of: open), as: UTF8.self)
        try await fixture.close(through: Self.month)
        try await fixture.test([]) { client in
            for _ in 0..<3 {
                let response = try await client.get("\(path)/invoices/2017-01-01")
                #expect(response.status == .ok)
                #expect(response.text == expected)
                #expect(response.headers[.contentLength] == String(expected.utf8.count))
                #expect(response.headers[.contentType] == "application/json")
                #expect(response.headers[.cacheControl] == "private, no-cache")
                #expect(response.headers[.requestID]?.utf8.count == 32)
                let head = try await client.execute(uri: "\(path)/invoices/2017-01-01", method: .head)
                #expect(head.length == 0)
                for field in [HTTPField.Name.contentLength, .contentType, .eTag, .invoicesBatch, .cacheControl] {
                    #expect(head.headers[field] == response.headers[field])
                }
            }
        }
    }

    @Test func `a month without items is closed too`() async throws {
        let fixture = WebFixture()
        let records = [UsageRecord("gp1 web dyno", price: "30", from: "2016-11-10T00:00:00Z", to: "2016-11-20T00:00:00Z")]
        try await fixture.store.take(records, clock: fixture.now)
        try await fixture.close(through: Self.month)
        try await fixture.test([]) { client in
            for _ in 0..<2 {
                let response = try await client.get("/organizations/akkeris/invoices/2016-12-01")
                #expect(response.text.hasSuffix("\"items\":[]}"))
                #expect(response.text.contains("\"payment_status\":\"Paid\""))
            }
        }
    }

    @Test func `what does not fit memory is streamed, with its length`() async throws {
        let fixture = WebFixture()
        let records = (0..<20_000).map { index in
            UsageRecord(
                "gp1 web dyno", price: "30", from: "2017-01-10T00:00:00Z", organization: "org-\(index / 100)",
                app: "app-\(index)")
        }
        try await fixture.store.take(records, clock: fixture.now)
        let open = try await fixture.service.invoice(id: "2017-01-01", of: .account, now: fixture.now).invoice
        try await fixture.close(through: Self.month)
        let store = CountingStore(base: fixture.store)
        try await fixture.application(over: store).test(.router) { client in
            for reads in 1...2 {
                let response = try await client.get("/account/invoices/2017-01-01")
                #expect(response.text.utf8.elementsEqual(InvoiceJSON.bytes(of: open)))
                #expect(response.headers[.contentLength] == String(response.length))
                #expect(response.length > 4 << 20)
                // Half a mebibyte at a time.
                #expect(store.contentReads == 9 * reads)
            }
        }
    }

    @Test func `what was served is served from memory, and its batch is the last`() async throws {
        let fixture = WebFixture()
        try await fixture.store.take(Self.records, clock: fixture.now)
        try await fixture.close(through: Self.month)
        let store = CountingStore(base: fixture.store)
        let paths = ["/account/invoices/2017-01-01", "/organizations/akkeris/invoices/2017-01-01"]
        try await fixture.application(over: store).test(.router) { client in
            for path in paths {
                let first = try await client.get(path)
                let again = try await client.get(path)
                #expect(again.text == first.text)
                #expect(again.batch == first.batch)
            }
            #expect(store.contentReads == paths.count)
            for path in paths {
                let file = try await client.get(path + ".json")
                #expect(file.headers[.contentDisposition]?.contains("2017-01.json") == true)
                for asked in [path + ".json", path, path + ".json"] {
                    let again = try await client.get(asked)
                    #expect(again.text == file.text)
                    #expect((again.headers[.contentDisposition] != nil) == asked.hasSuffix(".json"), "\(asked)")
                }
            }
            #expect(store.contentReads == paths.count)
            let more = UsageRecord("gp1 web dyno", price: "31", from: "2017-01-10T00:00:00Z", app: "late")
            try await fixture.store.take([more], clock: fixture.now)
            let batch = await fixture.store.ledger().batch
            for path in paths {
                let before = try await client.get(path + "?as_of=\(fixture.now)&batch=\(batch - 1)")
                let after = try await client.get(path)
                #expect(after.batch == String(batch))
                #expect(after.text == before.text)
                #expect(after.headers[.eTag] == before.headers[.eTag], "of a closing, and not of the last batch")
            }
            #expect(store.contentReads == paths.count * 2, "those of the requests of an earlier time")
        }
    }

    @Test func `a payment that another server takes is seen at once`() async throws {
        var fixture = WebFixture()
        fixture.rules.payment = .manual
        try await fixture.store.take(Self.records, clock: fixture.now)
        try await fixture.close(through: "2016-07-01")
        let other = fixture.application
        try await fixture.test([]) { client in
            for path in ["/account/invoices/2016-07-01", "/organizations/akkeris/invoices/2016-07-01"] {
                #expect(try await client.get(path).text.contains("\"payment_status\":\"Pending\""))
            }
            let tag = try #require(try await client.get("/account/invoices/2016-07-01").headers[.eTag])
            try await other.test(.router) { other in
                let body = "{\"amount\":11.61,\"idempotency_key\":\"1\"}"
                let paid = try await other.send(body, to: "/organizations/akkeris/invoices/2016-07-01/payments")
                #expect(paid.status == .created)
            }
            for path in ["/account/invoices/2016-07-01", "/organizations/akkeris/invoices/2016-07-01"] {
                let text = try await client.get(path, [.ifNoneMatch: tag]).text
                #expect(text.contains("\"payment_status\":\"Paid\""))
                #expect(text.contains("\"updated_at\":\"2017-02-05T22:16:56.618Z\""))
            }
        }
    }

    @Test func `a name that comes to stand for another organization is looked up again`() async throws {
        let fixture = WebFixture()
        func changed(_ id: String, _ label: EventRecord.Label, app: String) -> EventRecord {
            EventRecord.changed(
                id, at: "2017-01-01T00:00:00Z", price: "31", organization: label, app: app, appID: app)
        }
        try await fixture.store.take(events: [changed("1", .init("acme", id: "2"), app: "second")], clock: fixture.now)
        try await fixture.store.take(events: [changed("2", .init("other", id: "1"), app: "first")], clock: fixture.now)
        try await fixture.close(through: Self.month)
        try await fixture.test([]) { client in
            let path = "/organizations/acme/invoices/2017-01-01"
            let before = try await client.get(path)
            #expect(before.text.contains("\"second-space\""))
            // Both are called so now, and the least id has the name.
            let renamed = EventRecord.changed(
                "3", at: "2017-02-01T00:00:00Z", price: "31", organization: .init("acme", id: "1"), app: "first",
                appID: "first")
            try await fixture.store.take(events: [renamed], clock: fixture.now)
            let tag = try #require(before.headers[.eTag])
            let after = try await client.get(path, [.ifNoneMatch: tag])
            #expect(after.status == .ok)
            #expect(after.text.contains("\"first-space\""))
        }
    }

    @Test func `the key is needed for what is in memory too`() async throws {
        var fixture = WebFixture()
        fixture.authKey = "secret"
        try await fixture.store.take(Self.records, clock: fixture.now)
        try await fixture.close(through: Self.month)
        try await fixture.test([]) { client in
            let path = "/account/invoices/2017-01-01"
            for _ in 0..<2 {
                let response = try await client.get(path, [.authorization: "secret"])
                #expect(response.status == .ok)
            }
            #expect(try await client.get(path).status == .unauthorized)
            #expect(try await client.get(path, [.authorization: "wrong"]).status == .unauthorized)
        }
    }

    @Test func `a tag of a closed month is answered with 304, whatever is written`() async throws {
        let fixture = WebFixture()
        try await fixture.store.take(Self.records, clock: fixture.now)
        try await fixture.close(through: Self.month)
        try await fixture.test([]) { client in
            for path in ["/account/invoices/2017-01-01", "/spaces/space/invoices/2017-01-01"] {
                let tag = try #require(try await client.get(path).headers[.eTag])
                for number in 0..<2 {
                    let more = UsageRecord("gp1 web dyno", price: "30", from: "2017-01-10T00:00:00Z", app: "\(path)\(number)")
                    try await fixture.store.take([more], clock: fixture.now)
                    for condition in [tag, "W/\(tag)", "*"] {
                        let response = try await client.get(path, [.ifNoneMatch: condition])
                        #expect(response.status == .notModified)
                        #expect(response.headers[.eTag] == tag)
                        #expect(response.batch == String(await fixture.store.ledger().batch))
                    }
                }
            }
        }
    }

    @Test func `months that were closed in another currency are an error that says so`() async throws {
        var fixture = WebFixture()
        try await fixture.store.take(Self.records, clock: fixture.now)
        try await fixture.close(through: Self.month)
        fixture.rules.currency = try #require(Currency(code: "EUR"))
        try await fixture.test([]) { client in
            let response = try await client.get("/account/invoices/2017-01-01")
            #expect(response.status == .internalServerError)
            #expect(
                response.text
                    == "{\"id\":\"currency_changed\",\"message\":\"Months of this database were closed in USD, and CURRENCY "
                    + "is EUR. Set CURRENCY=USD: a database has prices of one currency.\",\"code\":500}")
        }
    }
}

/// A store that counts how often stored items are read.
final class CountingStore: ForwardingStore {
    let base: MemoryStore
    private let count = Mutex(0)

    init(base: MemoryStore) {
        self.base = base
    }

    var contentReads: Int { count.withLock { $0 } }

    func contents(
        of pieces: [ClosedInvoice.PieceKey], in month: Month
    ) async throws(StoreError) -> [[UInt8]] {
        count.withLock { $0 += 1 }
        return await base.contents(of: pieces, in: month)
    }
}
