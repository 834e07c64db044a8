import Billing
import BillingService
import BillingTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import BillingWeb

@Suite struct PaymentRouteTests {
    private static let invoice = "/organizations/akkeris/invoices/2016-12-01"
    private static let path = invoice + "/payments"
    private static let pending = """
        {"total":1065.68,"paid":0,"left":1065.68,"payment_status":"Pending","payments":[]}
        """

    /// A server whose months are closed up to December, and where payments decide.
    private func test(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        var fixture = WebFixture()
        fixture.rules.payment = .manual
        try await fixture.store.take(WebFixture.document, clock: fixture.now)
        try await fixture.close(through: "2016-12-01")
        try await fixture.test([], body)
    }

    @Test func `payments in parts cover an invoice`() async throws {
        try await test { client in
            #expect(try await client.get(Self.path).text == Self.pending)
            let part = "{\"amount\":65.68,\"reference\":\"Transfer \\\"1\\\"\",\"idempotency_key\":\"t-1\"}"
            let first = try await client.send(part, to: Self.path)
            let payment = """
                {"id":"payment-8","amount":65.68,"reference":"Transfer \\"1\\"","idempotency_key":"t-1",\
                "created_at":"2017-02-05T22:16:56.623Z"}
                """
            let expected = """
                {"total":1065.68,"paid":65.68,"left":1000,"payment_status":"Pending","payments":[\(payment)]}
                """
            #expect(first.status == .created)
            #expect(first.text == expected)
            #expect(first.batch == "8")
            let again = try await client.send(part, to: Self.path)
            #expect(again.status == .ok)
            #expect(again.text == expected)
            let rest = try await client.send("{\"amount\":1000,\"idempotency_key\":\"t-2\"}", to: Self.path)
            #expect(rest.text.hasPrefix("{\"total\":1065.68,\"paid\":1065.68,\"left\":0,\"payment_status\":\"Paid\","))
            #expect(rest.text.contains("\"amount\":1000,\"reference\":null,"))
            for path in ["/organization/akkeris/invoices/2016-12-01/payments", Self.path] {
                #expect(try await client.get(path).text == rest.text)
            }
            let invoice = try await client.get(Self.invoice).text
            #expect(invoice.contains("\"payment_status\":\"Paid\""))
            #expect(invoice.contains("\"updated_at\":\"2017-02-05T22:16:56.624Z\""))
        }
    }

    @Test(arguments: [
        (
            path, #"{"amount":1065.69,"idempotency_key":"k"}"#, 422, "overpayment",
            "The payment is $1,065.69, and $1,065.68 is left"
        ),
        (
            "/organizations/akkeris/invoices/2017-01-01/payments", #"{"amount":1,"idempotency_key":"k"}"#, 409, "invoice_open",
            "The invoice 2017-01-01 can still change, so it takes no payments."
        ),
        (path, #"{"amount":0,"idempotency_key":"k"}"#, 422, "invalid_payment", "must be above 0"),
        (path, #"{"amount":1}"#, 422, "invalid_payment", "is missing: give it here, or in the header Idempotency-Key"),
        (
            path, #"{"amount":1,"idempotency_key":"k","reference":5}"#, 422, "invalid_payment",
            "must be a string or null, not a number"
        ),
        (path, "[]", 400, "not_json", "expected an object"),
        (
            "/organizations/nobody/invoices/2016-12-01/payments", #"{"amount":1,"idempotency_key":"k"}"#, 404, "not_found",
            "There is no organization"
        ),
        (
            "/organizations/akkeris/invoices/2016-12/payments", #"{"amount":1,"idempotency_key":"k"}"#, 404, "not_found",
            "An invoice's id is the first day of its month"
        ),
        (
            "/organizations/akkeris/invoices/2016-01-01/payments", #"{"amount":1,"idempotency_key":"k"}"#, 404, "not_found",
            "Its invoices run from 2016-07-01 to 2017-02-01."
        ),
    ])
    func `what can't be paid is refused`(path: String, body: String, status: Int, id: String, message: String) async throws {
        try await test { client in
            let response = try await client.send(body, to: path)
            #expect(response.status.code == status)
            #expect(response.text.hasPrefix("{\"id\":\"\(id)\","), "\(response.text)")
            #expect(response.text.contains(message), "\(response.text)")
            #expect(try await client.get(Self.path).text == Self.pending)
        }
    }

    @Test func `another payment under a known key is a conflict that tells both`() async throws {
        try await test { client in
            _ = try await client.send("{\"amount\":1,\"idempotency_key\":\"k\"}", to: Self.path)
            let other = try await client.send("{\"amount\":2,\"idempotency_key\":\"k\"}", to: Self.path)
            #expect(other.status == .conflict)
            #expect(
                other.text.contains(
                    "The key \\\"k\\\" is that of another payment: known is $1.00 for 2016-12-01; given is $2.00 for 2016-12-01."
                ))
        }
    }

    @Test(arguments: ["/account", "/space/space", "/spaces/space"])
    func `only organizations' invoices take payments`(path: String) async throws {
        try await test { client in
            let path = path + "/invoices/2016-12-01/payments"
            let posted = try await client.send("{\"amount\":1,\"idempotency_key\":\"k\"}", to: path)
            for response in [posted, try await client.get(path)] {
                #expect(response.status == .notFound)
                #expect(response.text.contains("Only invoices of organizations take payments"))
            }
        }
    }

    @Test func `where time decides, payments are kept and change no status`() async throws {
        let fixture = WebFixture()
        try await fixture.store.take(WebFixture.document, clock: fixture.now)
        try await fixture.close(through: "2016-12-01")
        try await fixture.test([]) { client in
            let before = try await client.get(Self.invoice).text
            let response = try await client.send("{\"amount\":1,\"idempotency_key\":\"k\"}", to: Self.path)
            #expect(response.text.hasPrefix("{\"total\":1065.68,\"paid\":1,\"left\":1064.68,\"payment_status\":\"Paid\","))
            #expect(try await client.get(Self.invoice).text == before)
        }
    }
}
