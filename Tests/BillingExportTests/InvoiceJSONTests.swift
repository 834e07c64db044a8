import Billing
import BillingTesting
import Foundation
import Testing

@testable import BillingExport

@Suite struct InvoiceJSONTests {
    /// Byte for byte what the mission document prints, but for the noise of floating point in its totals (213.51, not
    /// 213.51000000000005), with the apps that it leaves out.
    @Test func `the document's own invoice`() async throws {
        let invoice = try await SampleInvoices.invoice(of: DocumentScenario.records)
        let expected = try GoldenFile("document-invoice.json").text
        let json = InvoiceJSON.bytes(of: invoice) + Array("\n".utf8)
        #expect(String(decoding: json, as: UTF8.self) == expected)
    }

    @Test func `a month without usage has no items and totals of 0`() async throws {
        let records = [
            UsageRecord("gp1 web dyno", price: "30", from: "2016-07-10T00:00:00Z", to: "2016-07-20T00:00:00Z")
        ]
        let json = String(
            decoding: InvoiceJSON.bytes(of: try await SampleInvoices.invoice(of: records, id: "2016-09-01")), as: UTF8.self)
        #expect(json.hasPrefix("{\"addons_total\":0,\"database_total\":0,\"charges_total\":0,"))
        #expect(json.hasSuffix(",\"weighted_dyno_hours\":0,\"items\":[]}"))
    }

    @Test func `a month that is over is paid, and ends in its last second`() async throws {
        let invoice = try await SampleInvoices.invoice(of: DocumentScenario.records, id: "2017-01-01")
        let json = String(decoding: InvoiceJSON.bytes(of: invoice), as: UTF8.self)
        for part in [
            "\"payment_status\":\"Paid\"", "\"state\":2,", "\"period_end\":\"2017-01-31T23:59:59.000Z\"",
            "\"updated_at\":\"2017-02-01T00:00:00.000Z\"", "\"number\":\"1483228800000\"",
        ] {
            #expect(json.contains(part), "\(part)")
        }
    }

    @Test(arguments: [
        ("quote \" and backslash \\", #"quote \" and backslash \\"#),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("שלום 👩‍👩‍👧 é e\u{301}", "שלום 👩‍👩‍👧 é e\u{301}"),
        ("=SUM(A1)", "=SUM(A1)"),
        ("\u{600}\"\u{301}\u{600}\\\u{301}", "\u{600}\\\"\u{301}\u{600}\\\\\u{301}"),
        ("line\u{2028}separator", "line\u{2028}separator"),
    ])
    func `names are escaped where JSON asks for it, and else left alone`(name: String, escaped: String) async throws {
        let records = [
            UsageRecord("gp1 web dyno", price: "30", from: "2017-01-10T00:00:00Z", organization: name, app: name)
        ]
        let bytes = InvoiceJSON.bytes(of: try await SampleInvoices.invoice(of: records))
        let json = String(decoding: bytes, as: UTF8.self)
        #expect(json.utf8.elementsEqual(bytes))
        #expect(contains(json, "{\"organization\":\"\(escaped)\",\"app\":{\"name\":\"\(escaped)-space\"},"))
        let parsed = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let item = try #require((parsed["items"] as? [[String: Any]])?.first)
        #expect(Array((item["organization"] as? String ?? "").utf8) == Array(name.utf8))
    }

    @Test(arguments: [
        ("0.000001", 1, "0.000001", "0"),
        ("0.29", 1, "0.29", "0.29"),
        ("10.5", 1, "10.5", "10.5"),
        ("1000000000", 1_000_000, "1000000000", "1000000000000000"),
        ("999999999.999999", 1, "999999999.999999", "1000000000"),
        ("100", 3, "100", "300"),
    ])
    func `amounts are exact decimals without trailing zeros`(
        price: String, quantity: Int64, written: String, billed: String
    ) async throws {
        let records = [
            UsageRecord(
                "big web dyno", price: try Price(parsing: price.utf8.span), quantity: quantity, from: "2016-12-01T00:00:00Z")
        ]
        let invoice = try await SampleInvoices.invoice(of: records, id: "2017-01-01")
        let json = String(decoding: InvoiceJSON.bytes(of: invoice), as: UTF8.self)
        #expect(json.contains("\"price_per_unit\":\(written),\"billed_price\":\(billed),"))
        #expect(json.contains("\"total\":\(billed),"))
    }

    @Test(arguments: [("JPY", "4"), ("KWD", "3.571"), ("EUR", "3.57")])
    func `the currency decides how many decimals an amount has`(code: String, billed: String) async throws {
        let rules = BillingRules(currency: try #require(Currency(code: code)))
        let records = [UsageRecord("gp1 web dyno", price: "20", from: "2017-01-10T00:00:00Z")]
        let invoice = try await SampleInvoices.invoice(of: records, rules: rules)
        #expect(String(decoding: InvoiceJSON.bytes(of: invoice), as: UTF8.self).contains("\"billed_price\":\(billed),"))
    }

    @Test func `clients of controller-api get their own state numbers`() async throws {
        let invoice = try await SampleInvoices.invoice(
            of: DocumentScenario.records, rules: BillingRules(stateNumbers: .controllerAPI))
        #expect(String(decoding: InvoiceJSON.bytes(of: invoice), as: UTF8.self).contains("\"state\":2,"))
    }

    @Test func `an invoice of many items comes in chunks, the totals first`() async throws {
        let records = (0..<3000).map { index in
            UsageRecord("gp1 web dyno", price: "30", from: "2017-01-10T00:00:00Z", app: "app-\(index)")
        }
        let invoice = try await SampleInvoices.invoice(of: records)
        var json = InvoiceJSON(invoice)
        var output = OutputBuffer(capacity: 16)
        var chunks: [[UInt8]] = []
        while json.write(to: &output) {
            chunks.append(output.withBytes { Array($0) })
            output.removeAll()
        }
        #expect(chunks.count > 5)
        #expect(chunks[0].ends(with: "\"items\":[".utf8))
        #expect(chunks.dropFirst().allSatisfy { $0.count < 70_000 })
        let whole = Array(chunks.joined())
        #expect(whole == InvoiceJSON.bytes(of: invoice))
        let parsed = try #require(try JSONSerialization.jsonObject(with: Data(whole)) as? [String: Any])
        #expect((parsed["items"] as? [Any])?.count == 3000)
    }

    /// Compares bytes: Swift takes two spellings of "é" for one.
    private func contains(_ text: String, _ part: String) -> Bool {
        Data(text.utf8).range(of: Data(part.utf8)) != nil
    }
}

extension Array where Element == UInt8 {
    fileprivate func ends(with suffix: String.UTF8View) -> Bool { self.suffix(suffix.count).elementsEqual(suffix) }
}
