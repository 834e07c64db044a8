import Billing
import BillingTesting
import Testing

/// What goes wrong in other billing programs, one by one.
@Suite struct EdgeCaseTests {
    private static let later: Instant = "2018-01-01T00:00:00Z"

    @Test func februaryOfALeapYearHas29Days() async throws {
        let invoices = try await MemoryInvoices(
            [
                UsageRecord("redis:a addon", price: "29", from: "2016-02-01T00:00:00Z", to: "2016-03-01T00:00:00Z"),
                UsageRecord("redis:b addon", price: "29", from: "2016-02-29T12:00:00Z", to: "2016-03-01T00:00:00Z"),
                UsageRecord("redis:c addon", price: "28", from: "2017-02-28T12:00:00Z", to: "2017-03-01T00:00:00Z"),
            ], now: EdgeCaseTests.later)
        #expect(try await invoices.invoice("2016-02-01", by: .day).billedPrices == ["1", "29"])
        #expect(try await invoices.invoice("2016-02-01", by: .second).billedPrices == ["0.5", "29"])
        #expect(try await invoices.invoice("2016-03-01").items.count == 0)
        #expect(try await invoices.invoice("2017-02-01", by: .day).billedPrices == ["1"])
        #expect(try await invoices.invoice("2017-02-01", by: .second).billedPrices == ["0.5"])
    }

    @Test(arguments: ["2017-01-31T23:59:59.000Z", "2017-01-31T23:59:59.999Z"] as [Instant])
    func aSpanFromTheLastSecondOfAMonthIsBilled(start: Instant) async throws {
        let invoices = try await MemoryInvoices(
            [UsageRecord("redis:a addon", price: "31", from: start)], now: EdgeCaseTests.later)
        #expect(try await invoices.invoice("2017-01-01", by: .day).billedPrices == ["1"])
        #expect(try await invoices.invoice("2017-01-01", by: .second).billedPrices == ["0"])
        #expect(try await invoices.invoice("2017-02-01", by: .day).billedPrices == ["31"])
        #expect(try await invoices.invoice("2017-02-01", by: .second).billedPrices == ["31"])
    }

    @Test func aSpanThatEndedAMonthLaterShowsItsEndAndIsBilledInBoth() async throws {
        let invoices = try await MemoryInvoices(
            [UsageRecord("redis:a addon", price: "28", from: "2017-02-10T00:00:00Z", to: "2017-03-15T00:00:00Z")],
            now: EdgeCaseTests.later)
        let february = try await invoices.invoice("2017-02-01")
        #expect(february.billedPrices == ["19"])
        #expect(february.items[0].deletedAt?.description == "2017-03-15T00:00:00.000Z")
        #expect(try await invoices.invoice("2017-03-01").billedPrices == ["12.65"])
        #expect(try await invoices.invoice("2017-04-01").items.count == 0)
    }

    @Test func anAddonMadeOnThe31stIsOnTheInvoicesOfShorterMonths() async throws {
        let invoices = try await MemoryInvoices(
            [UsageRecord("redis:a addon", price: "31", from: "2017-01-31T10:00:00Z")], now: "2017-05-01T00:00:00.001Z")
        let ids = ["2017-01-01", "2017-02-01", "2017-03-01", "2017-04-01", "2017-05-01"] as [Month]
        // The first usage is on a 31st, and no month is skipped.
        #expect(try await invoices.months() == ids)
        var billed: [[String]] = []
        for month in ids { billed.append(try await invoices.invoice(month).billedPrices) }
        #expect(billed == [["1"], ["31"], ["31"], ["31"], ["1"]])
    }

    @Test func twoIdenticalAddonsAreBothBilled() async throws {
        let addon = UsageRecord("redis:a addon", price: "10", from: "2017-01-10T00:00:00Z")
        let invoices = try await MemoryInvoices([addon, addon], now: EdgeCaseTests.later)
        #expect(try await invoices.invoice("2017-02-01").billedPrices == ["10", "10"])
    }

    @Test func namesThatDifferOnlyInTheirUnicodeFormAreTwo() async throws {
        let forms = ["caf\u{E9}", "cafe\u{301}"]
        let records = zip(forms, ["10", "20"] as [Price]).map { form, price in
            UsageRecord("gp2 web dyno", price: price, from: "2017-01-10T00:00:00Z", organization: form, app: form)
        }
        let invoices = try await MemoryInvoices(records, now: EdgeCaseTests.later)
        #expect(try await invoices.invoice("2017-02-01").billedPrices == ["20", "10"])
        #expect(try await invoices.invoice("2017-02-01", of: .organization(forms[0])).billedPrices == ["10"])
        #expect(try await invoices.invoice("2017-02-01", of: .organization(forms[1])).billedPrices == ["20"])
    }

    @Test(arguments: ["gp2 web dyno", "redis:a addon"])
    func whatMovesAtNoonIsBilledForThatDayWhereItMoved(description: String) async throws {
        let moves: [(Instant, String)] = [("2017-01-10T00:00:00Z", "old"), ("2017-02-10T12:00:00Z", "new")]
        let records = moves.map { start, organization in
            UsageRecord(
                description, price: "28", from: start, organization: organization, appID: "id", resource: "cache")
        }
        let invoices = try await MemoryInvoices(records, now: EdgeCaseTests.later)
        for (proration, old, new) in [(Proration.day, "9", "19"), (.second, "9.5", "18.5")] {
            #expect(try await invoices.invoice("2017-02-01", of: .organization("old"), by: proration).charges == old)
            #expect(try await invoices.invoice("2017-02-01", of: .organization("new"), by: proration).charges == new)
            #expect(try await invoices.invoice("2017-02-01", by: proration).charges == "28")
        }
        #expect(try await invoices.invoice("2017-03-01", of: .organization("old")).items.count == 0)
    }

    @Test(arguments: Proration.allCases)
    func twentyNineCentsStayTwentyNineCents(proration: Proration) async throws {
        let invoices = try await MemoryInvoices(
            (1...100).map { UsageRecord("redis:a addon", price: "0.29", from: "2017-01-10T00:00:00Z", app: "app-\($0)") },
            now: EdgeCaseTests.later)
        let invoice = try await invoices.invoice("2017-02-01", by: proration)
        #expect(Set(invoice.billedPrices) == ["0.29"])
        #expect(invoice.charges == "29")
        #expect(invoice.items[0].pricePerUnit.description == "0.29")
    }

    @Test func quantityZeroEndsUsageAndIsNotListed() async throws {
        let invoices = try await MemoryInvoices(
            [
                UsageRecord("gp2 web dyno", price: "28", from: "2017-01-10T00:00:00Z"),
                UsageRecord("gp2 web dyno", price: "28", quantity: 0, from: "2017-02-11T00:00:00Z"),
                UsageRecord("gp2 web dyno", price: "28", quantity: 3, from: "2017-02-21T00:00:00Z"),
            ], now: EdgeCaseTests.later)
        let invoice = try await invoices.invoice("2017-02-01")
        #expect(invoice.billedPrices == ["24", "10"])
        #expect(invoice.items[invoice.items.inOrder()[1]].deletedAt?.description == "2017-02-11T00:00:00.000Z")
        #expect(invoice.totals.rated.dynoUnits == 4)
    }

    @Test(arguments: [
        (1, "0"), (4999, "0"), (5000, "0.01"), (10_000, "0.01"), (14_999, "0.01"), (15_000, "0.02"), (1_000_000, "1"),
    ])
    func theSmallestPriceAddsUp(quantity: Int64, billed: String) async throws {
        let invoices = try await MemoryInvoices(
            [UsageRecord("gp2 web dyno", price: "0.000001", quantity: quantity, from: "2017-01-10T00:00:00Z")],
            now: EdgeCaseTests.later)
        for proration in Proration.allCases {
            #expect(try await invoices.invoice("2017-02-01", by: proration).billedPrices == [billed])
        }
    }

    @Test(arguments: [("USD", "3000000000000000"), ("JPY", "3000000000000000"), ("KWD", "3000000000000000")])
    func theLargestPriceAndQuantityAreBilledExactly(code: String, charges: String) async throws {
        let largest = UsageRecord("redis:a addon", price: "1000000000", quantity: 1_000_000, from: "2017-01-10T00:00:00Z")
        let invoices = try await MemoryInvoices([largest, largest, largest], now: EdgeCaseTests.later)
        let currency = try #require(Currency(code: code))
        for proration in Proration.allCases {
            let invoice = try await invoices.invoice("2017-02-01", by: BillingRules(proration: proration, currency: currency))
            #expect(invoice.billedPrices == ["1000000000000000", "1000000000000000", "1000000000000000"])
            #expect(invoice.charges == charges)
        }
    }

    @Test func oneBeyondTheLargestIsRefused() {
        #expect(Price(microUnits: Price.maximum.microUnits + 1) == nil)
        #expect(Quantity(Int64(Quantity.maximum.count) + 1) == nil)
        #expect(throws: DecimalError.tooLarge(maximum: "1000000000")) {
            try Price(parsing: Array("1000000000.000001".utf8).span)
        }
        #expect(throws: DecimalError.tooLarge(maximum: "1000000")) { try Quantity(parsing: Array("1000001".utf8).span) }
    }
}
