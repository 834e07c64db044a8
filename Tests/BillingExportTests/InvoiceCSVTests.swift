import Billing
import BillingExport
import BillingTesting
import Testing

@Suite struct InvoiceCSVTests {
    @Test func `the document's own invoice, a row an item`() async throws {
        let invoice = try await SampleInvoices.invoice(of: DocumentScenario.records)
        let expected = try GoldenFile("document-invoice.csv").text
        #expect(text(of: invoice) == expected)
    }

    @Test(arguments: [
        ("a,b", "\"a,b\""),
        ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ("=SUM(A1)", "\"'=SUM(A1)\""),
        ("+1", "\"'+1\""),
        ("-1", "\"'-1\""),
        ("@cmd", "\"'@cmd\""),
        ("＝1+1", "\"'＝1+1\""),
        ("＠cmd", "\"'＠cmd\""),
        ("'=1", "\"''=1\""),
        ("'tis", "'tis"),
        ("=\u{301}1", "\"'=\u{301}1\""),
        ("'=\u{301}1", "\"''=\u{301}1\""),
        ("\"\u{301}a", "\"\"\"\u{301}a\""),
        ("\u{600}\"a", "\"\u{600}\"\"a\""),
        ("a\u{600},b", "\"a\u{600},b\""),
        ("plain", "plain"),
        ("é 👍", "é 👍"),
    ])
    func `names are quoted where they must be, and no formula`(name: String, field: String) async throws {
        let records = [UsageRecord("gp1 web dyno", price: "30", from: "2017-01-10T00:00:00Z", organization: name)]
        let row = text(of: try await SampleInvoices.invoice(of: records)).split(separator: "\r\n")[1]
        // In bytes: to Swift, a quote that a mark joins is no quote.
        #expect(Array(row.utf8).starts(with: (field + ",app-space,gp1 web dyno,dyno,1,30,").utf8))
    }

    @Test func `amounts below 0 stay numbers`() {
        let sum = DailyCosts.Row(group: ItemGroup(), days: [], corrections: Money(minorUnits: -350))
        let costs = DailyCosts(month: "2017-02-01", currency: .usd, grouping: nil, days: [], sum: sum, rows: [])
        #expect(String(decoding: DailyCSV.bytes(of: costs), as: UTF8.self) == "day,cost\r\n,-3.5\r\n")
    }

    @Test func `totals of several months, a row a month`() async throws {
        let invoices = [
            try await SampleInvoices.invoice(of: DocumentScenario.records, id: "2017-01-01"),
            try await SampleInvoices.invoice(of: DocumentScenario.records),
        ]
        let rows = String(decoding: InvoiceTotalsCSV.bytes(of: invoices), as: UTF8.self).split(separator: "\r\n")
        #expect(rows.count == 3)
        #expect(
            rows[2]
                == "2017-02-01,2017-02-01T00:00:00.000Z,2017-02-05T22:16:56.616Z,Pending,188.51,25,0,213.51,0,213.51,61,7320")
    }

    private func text(of invoice: Invoice) -> String {
        var csv = InvoiceCSV(invoice)
        var output = OutputBuffer()
        var bytes: [UInt8] = []
        while csv.write(to: &output) {
            output.withBytes { bytes.append(contentsOf: $0) }
            output.removeAll()
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
