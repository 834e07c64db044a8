import Billing
import BillingTesting
import Testing

@Suite struct InvoiceTests {
    /// A dyno, a database and another add-on, all of which run since January.
    private static let columns = {
        var columns = SpanColumns()
        let spans: [(Price, Int32, ItemType, Bool)] = [
            ("60", 2, .dyno, false), ("140", 1, .addon, false), ("28", 1, .addon, true),
        ]
        for (price, quantity, type, isDatabase) in spans {
            columns.append(
                start: "2017-01-10T00:00:00Z", end: .never, price: price, quantity: Quantity(unchecked: quantity),
                flags: SpanFlags(type: type, isDatabase: isDatabase, lostDays: 0))
        }
        return columns
    }()

    private static func invoice(now: Instant, rules: BillingRules = BillingRules()) -> Invoice {
        Invoice(of: columns, period: BillingPeriod(month: "2017-02-01", now: now), rules: rules)
    }

    @Test func sumsItsItems() {
        let totals = InvoiceTests.invoice(now: DocumentScenario.now).totals
        #expect(totals.rated.dynos == Money(minorUnits: 2143))
        #expect(totals.rated.addons == Money(minorUnits: 3000))
        #expect(totals.rated.databases == Money(minorUnits: 500))
        #expect(totals.charges == Money(minorUnits: 5143))
        #expect(totals.credits == .zero)
        #expect(totals.total == Money(minorUnits: 5143))
        #expect(totals.rated.dynoUnits == 2)
        #expect(totals.rated.weightedDynoHourHundredths == 2 * 5 * 2400)
    }

    @Test func takesCreditsOffTheCharges() {
        var totals = InvoiceTests.invoice(now: DocumentScenario.now).totals
        totals.credits = Money(minorUnits: 43)
        #expect(totals.charges == Money(minorUnits: 5143))
        #expect(totals.total == Money(minorUnits: 5100))
    }

    @Test(
        arguments: [
            ("2017-02-28T23:59:59.999Z", PaymentStatus.pending, "2017-02-28T23:59:59.999Z", "2017-02-01T00:00:00.000Z"),
            ("2017-03-01T00:00:00.000Z", .paid, "2017-02-28T23:59:59.000Z", "2017-03-01T00:00:00.000Z"),
            ("2018-01-01T00:00:00.000Z", .paid, "2017-02-28T23:59:59.000Z", "2017-03-01T00:00:00.000Z"),
        ] as [(Instant, PaymentStatus, Instant, Instant)])
    func isPaidFromTheFirstInstantAfterItsMonth(now: Instant, status: PaymentStatus, periodEnd: Instant, updatedAt: Instant) {
        let invoice = InvoiceTests.invoice(now: now)
        #expect(invoice.status == status)
        #expect(invoice.periodEnd == periodEnd)
        #expect(invoice.updatedAt == updatedAt)
        #expect(invoice.periodStart.description == "2017-02-01T00:00:00.000Z")
        #expect(invoice.createdAt == invoice.periodStart)
        #expect(invoice.number == "1485907200000")
        #expect(invoice.month == ("2017-02-01" as Month))
    }

    @Test(arguments: [(StateNumbers.document, 1, 2), (.controllerAPI, 2, 1)])
    func numbersItsStateAsItsClientsExpect(numbers: StateNumbers, pending: Int, paid: Int) {
        let rules = BillingRules(stateNumbers: numbers)
        #expect(InvoiceTests.invoice(now: DocumentScenario.now, rules: rules).state == pending)
        #expect(InvoiceTests.invoice(now: "2017-03-01T00:00:00Z", rules: rules).state == paid)
    }

    @Test func spellsItsSettingsAndStatusAsTheContractDoes() {
        #expect([PaymentStatus.pending, .paid].map(\.rawValue) == ["Pending", "Paid"])
        #expect(StateNumbers.allCases.map(\.rawValue) == ["document", "controller-api"])
        #expect(Proration.allCases.map(\.rawValue) == ["day", "second"])
    }

    @Test func billsInItsCurrency() throws {
        let yen = try #require(Currency(code: "JPY"))
        let invoice = InvoiceTests.invoice(now: DocumentScenario.now, rules: BillingRules(currency: yen))
        #expect(invoice.currency == yen)
        #expect(invoice.totals.rated.dynos == Money(minorUnits: 21))
        #expect(invoice.totals.charges == Money(minorUnits: 21 + 25 + 5))
    }

    @Test(arguments: [
        (Scope.account, "the account"), (.organization("akkeris"), "organization akkeris"), (.space("perf"), "space perf"),
    ])
    func namesItsScope(scope: Scope, name: String) {
        #expect(scope.description == name)
    }
}
