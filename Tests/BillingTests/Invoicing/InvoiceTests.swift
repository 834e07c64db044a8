import BillingTesting
import Testing

@testable import Billing

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
                flags: SpanFlags(type: type, isDatabase: isDatabase))
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

    /// A correction counts in sums of money, and is listed; it is no use of dynos.
    @Test func countsCorrectionsInMoney() {
        let line = Correction.Line(
            place: Place(organization: OrganizationKey(1), space: SpaceKey(1)), app: AppKey(1), type: .dyno,
            start: "2017-01-10T00:00:00Z", description: TextKey(1), quantity: Quantity(unchecked: 3), price: "60")
        let correction = Correction(
            resource: ResourceKey(1), line: line, month: "2017-01-01", end: .never, event: 1, due: 100, billed: 350)
        var database = correction
        (database.line.type, database.due) = (.addon, 400)
        func item(_ correction: Correction, isDatabase: Bool) -> CorrectionItem {
            CorrectionItem(
                organization: "o", organizationID: nil, app: "a", description: "d", resource: "r", isDatabase: isDatabase,
                correction: correction)
        }
        let corrections = [item(correction, isDatabase: false), item(database, isDatabase: true)]
        let period = BillingPeriod(month: "2017-02-01", now: DocumentScenario.now)
        let invoice = Invoice(
            of: InvoiceTests.columns, corrections: corrections, credits: Money(minorUnits: 7), period: period,
            rules: BillingRules())
        #expect(invoice.totals.rated.dynos == Money(minorUnits: 2143 - 250))
        #expect(invoice.totals.rated.addons == Money(minorUnits: 3000 + 50))
        #expect(invoice.totals.rated.databases == Money(minorUnits: 500 + 50))
        #expect(invoice.totals.total == Money(minorUnits: 5143 - 250 + 50 - 7))
        #expect(invoice.totals.rated.dynoUnits == 2)
        #expect(invoice.totals.rated.weightedDynoHourHundredths == 2 * 5 * 2400)
        // Items without names are totals alone, and corrections have names.
        #expect(invoice.items.count == 3)
        let listed = Invoice(of: SpanColumns(), corrections: corrections, period: period, rules: BillingRules())
        #expect(listed.items.inOrder().map { listed.items[$0].billedPrice.minorUnits } == [-250, 50])
        #expect(listed.items[0].description == "d, correction of 2017-01")
    }

    @Test func isPaidAsPaymentsSayWhereTheyDecide() {
        let period = BillingPeriod(month: "2017-02-01", now: "2017-06-01T00:00:00Z")
        let pending = Invoice(
            of: InvoiceTests.columns, period: period, payment: .pending("2017-02-01"), rules: BillingRules())
        #expect((pending.status, pending.state, pending.updatedAt) == (.pending, 1, "2017-02-01T00:00:00Z"))
        let paid = Invoice(
            of: InvoiceTests.columns, period: period, payment: .paid(at: "2017-03-09T00:00:00Z"), rules: BillingRules())
        #expect((paid.status, paid.state, paid.updatedAt) == (.paid, 2, "2017-03-09T00:00:00Z"))
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
