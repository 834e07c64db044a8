import Billing
import BillingTesting
import Testing

@testable import invoices

/// The table of `invoices list`, as a pure function of the invoices, a width and a style.
@Suite struct InvoiceListTableTests {
    private static func months() throws -> [Invoice] {
        [
            try .totaling("2016-12-01", dynos: 10_000, addons: 8_000, databases: 6_000),
            try .totaling("2017-01-01", dynos: 20_000, addons: 20_000, databases: 5_000),
            try .totaling("2017-02-01", dynos: 100, addons: -300, databases: -300),
        ]
    }

    @Test(arguments: [
        ("list-bars.txt", 100, false), ("list-bars-80.txt", 80, false), ("list-bars-colours.txt", 100, true),
    ])
    func `a bar a month tells dynos, databases and other add-ons apart`(name: String, width: Int, hasColours: Bool) throws {
        let text = InvoiceListTable.text(
            of: try Self.months(), width: width, style: TerminalStyle(hasColours: hasColours))
        #expect(try GoldenFile(name).matches(text))
        if !hasColours {
            for line in text.split(separator: "\n") { #expect(String(line).displayWidth <= width, "\(line)") }
        }
    }

    @Test(arguments: [nil, 20, 58])
    func `without a terminal, or where there is no room, there are no bars`(width: Int?) throws {
        let text = InvoiceListTable.text(of: try Self.months(), width: width)
        #expect(!text.contains("█"))
        #expect(text.split(separator: "\n").count == 5)
    }

    @Test func `a bar is as long as its sum, and its parts end where they should`() throws {
        let whole = Money(minorUnits: 300)
        var totals = RatedTotals()
        (totals.dynos, totals.addons, totals.databases) =
            (Money(minorUnits: 100), Money(minorUnits: 200), Money(minorUnits: 100))
        #expect(Bar(totals, of: whole).text(width: 10, style: .plain) == "███▓▓▓▓░░░")
        #expect(Bar(totals, of: whole + whole).text(width: 10, style: .plain) == "██▓░░")
        #expect(Bar(totals, of: .zero).text(width: 10, style: .plain) == "")
    }
}
