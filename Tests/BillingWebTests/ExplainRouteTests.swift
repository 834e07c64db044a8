import Billing
import BillingService
import BillingTesting
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import BillingWeb

/// `?explain=true`: what each item came from.
@Suite struct ExplainRouteTests {
    @Test(arguments: ["/account/invoices/2017-02-01", "/organizations/akkeris/invoices/2017-02-01"])
    func `each item has an explanation, and is else as it is without`(path: String) async throws {
        try await WebFixture().test { client in
            let plain = String(buffer: try await client.execute(uri: path, method: .get).body)
            let response = try await client.execute(uri: path + "?explain=true", method: .get)
            #expect(response.status == .ok)
            #expect(response.headers[.invoicesBatch] == "1")
            let text = String(buffer: response.body)
            #expect(text.ranges(of: "\"sentences\":[").count == DocumentScenario.records.count)
            #expect(text.contains("60 × 1 × 5 ÷ 28 = 10.71428571…, rounded to $10.71."))
            // Sentences have no braces, so an explanation ends at the first "]}".
            let without = text.replacing(/,"explanation":.*?"sentences":\[.*?\]\}/, with: "")
            #expect(without == plain)
        }
    }

    @Test func `a month of many items is explained to its end`() async throws {
        let records = (0..<600).map { number in
            UsageRecord("gp1 web dyno", price: "30", from: "2017-01-09T08:00:11.250Z", app: "app-\(number)")
        }
        try await WebFixture().test(records) { client in
            let response = try await client.execute(uri: "/spaces/space/invoices/2017-01-01?explain=true", method: .get)
            let text = String(buffer: response.body)
            #expect(text.hasSuffix("]}}]}"))
            #expect(text.ranges(of: "\"explanation\":{").count == 600)
        }
    }

    @Test(arguments: [("yes", 400), ("false", 200), ("", 400)])
    func `explain is true or false`(value: String, status: Int) async throws {
        try await WebFixture().test { client in
            let response = try await client.execute(uri: "/account/invoices/2017-02-01?explain=\(value)", method: .get)
            #expect(response.status.code == status)
        }
    }
}
