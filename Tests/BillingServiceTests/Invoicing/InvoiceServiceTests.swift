import Billing
import BillingService
import BillingTesting
import Testing

@Suite struct InvoiceServiceTests {
    private static let records = [
        // A day at the turn of January, and then nothing.
        UsageRecord("gp2 web dyno", price: "60", from: "2017-01-31T12:00:00Z", to: "2017-02-01T12:00:00Z"),
        UsageRecord("gp2 web dyno", price: "60", quantity: 0, from: "2016-01-31T12:00:00Z", organization: "idle", space: "idle"),
        UsageRecord("gp2 web dyno", price: "0", from: "2017-04-01T00:00:00Z", organization: "late", app: "late"),
    ]

    private static func service() async throws -> InvoiceService {
        InvoiceService(store: try await MemoryInvoices(records).store, rules: BillingRules())
    }

    @Test(
        arguments: [
            (.account, "2017-01-31T12:00:00.000Z", []), (.account, "2017-01-31T12:00:00.001Z", ["2017-01-01"]),
            (.account, "2017-01-31T23:59:59.999Z", ["2017-01-01"]),
            (.account, "2017-02-01T00:00:00.000Z", ["2017-01-01", "2017-02-01"]),
            (.account, "2017-05-31T10:00:00.000Z", ["2017-01-01", "2017-02-01", "2017-03-01", "2017-04-01", "2017-05-01"]),
            (.organization("akkeris"), "2017-03-31T10:00:00.000Z", ["2017-01-01", "2017-02-01", "2017-03-01"]),
            (.organization("late"), "2017-04-01T00:00:00.000Z", []),
            (.organization("late"), "2017-04-01T00:00:00.001Z", ["2017-04-01"]),
            (.organization("idle"), "2017-05-31T10:00:00.000Z", []), (.space("idle"), "2017-05-31T10:00:00.000Z", []),
            (.space("space"), "2017-02-10T00:00:00.000Z", ["2017-01-01", "2017-02-01"]),
        ] as [(Scope, Instant, [String])])
    func listsTheMonthsFromTheFirstUsageToNow(scope: Scope, now: Instant, ids: [String]) async throws {
        let list = try await InvoiceServiceTests.service().list(of: scope, now: now)
        #expect(list.months.map(\.description) == ids)
        #expect(list.ledger == Ledger(batch: 1, recorded: DocumentScenario.now))
    }

    @Test func givesAMonthWithoutUsageWithoutItems() async throws {
        let (invoice, ledger) = try await InvoiceServiceTests.service().invoice(
            id: "2017-03-01", of: .account, now: "2017-03-10T00:00:00Z")
        #expect(invoice.items.count == 0)
        #expect(invoice.totals == InvoiceTotals(rated: RatedTotals()))
        #expect(invoice.status == .pending)
        #expect(invoice.periodEnd.description == "2017-03-10T00:00:00.000Z")
        #expect(ledger.batch == 1)
    }

    @Test func tellsWhatAnOpenInvoiceDependsOnWithoutReadingIt() async throws {
        let outline = try await InvoiceServiceTests.service().outline(
            id: "2017-02-01", of: .space("space"), now: "2017-03-10T00:00:00Z")
        #expect(outline.period == BillingPeriod(month: "2017-02-01", now: "2017-03-10T00:00:00Z"))
        #expect(outline.ledger.batch == 1)
        #expect(outline.closing == nil)
        #expect(outline.payment == nil)
    }

    @Test(
        arguments: [
            (.organization("nobody"), "2017-02-01", .unknownScope(.organization("nobody"))),
            (.organization("Akkeris"), "2017-02-01", .unknownScope(.organization("Akkeris"))),
            (.space("akkeris"), "2017-02-01", .unknownScope(.space("akkeris"))),
            (.account, "2017-02-02", .notAMonth(id: "2017-02-02")), (.account, "2017-2-1", .notAMonth(id: "2017-2-1")),
            (.account, "", .notAMonth(id: "")), (.account, "2017-13-01", .notAMonth(id: "2017-13-01")),
            (.organization("nobody"), "now", .notAMonth(id: "now")),
            (.organization("idle"), "2017-02-01", .noUsage(.organization("idle"))),
            (.space("idle"), "2016-01-01", .noUsage(.space("idle"))),
            (.organization("late"), "2017-04-01", .noUsage(.organization("late"))),
            (.account, "2016-12-01", .monthOutOfRange(.account, month: "2016-12-01", first: "2017-01-01", last: "2017-03-01")),
            (.account, "2017-04-01", .monthOutOfRange(.account, month: "2017-04-01", first: "2017-01-01", last: "2017-03-01")),
            (.account, "9999-12-01", .monthOutOfRange(.account, month: "9999-12-01", first: "2017-01-01", last: "2017-03-01")),
        ] as [(Scope, String, InvoiceError)])
    func refusesWhatThereIsNot(scope: Scope, id: String, error: InvoiceError) async throws {
        let service = try await InvoiceServiceTests.service()
        let now: Instant = "2017-03-10T00:00:00Z"
        await #expect(throws: error) { try await service.invoice(id: id, of: scope, now: now) }
        await #expect(throws: error) { try await service.invoice(id: id, of: scope, now: now, detail: .totals) }
        await #expect(throws: error) { try await service.outline(id: id, of: scope, now: now) }
    }

    @Test func refusesTheListOfAnUnknownScope() async throws {
        let service = try await InvoiceServiceTests.service()
        await #expect(throws: InvoiceError.unknownScope(.space("nowhere"))) {
            try await service.list(of: .space("nowhere"), now: DocumentScenario.now)
        }
    }

    @Test func passesOnWhatTheStoreCouldNotDo() async throws {
        let service = InvoiceService(store: FailingStore(), rules: BillingRules())
        let now = DocumentScenario.now
        await #expect(throws: InvoiceError.store(.busy)) { try await service.list(of: .account, now: now) }
        await #expect(throws: InvoiceError.store(.busy)) { try await service.outline(id: "2017-02-01", of: .account, now: now) }
        await #expect(throws: InvoiceError.store(.busy)) { try await service.invoice(id: "2017-02-01", of: .account, now: now) }
    }

    /// What ran when the month began is listed from its first instant on; no time of it has passed yet.
    @Test(arguments: Proration.allCases)
    func billsNothingAtTheFirstInstantOfAMonth(proration: Proration) async throws {
        let invoices = try await MemoryInvoices(DocumentScenario.records, now: "2017-02-01T00:00:00.000Z")
        let invoice = try await invoices.invoice("2017-02-01", by: proration)
        #expect(invoice.charges == "0")
        #expect(invoice.items.count == 6)
        #expect(invoice.totals.rated.weightedDynoHourHundredths == 0)
        #expect(invoice.periodEnd == invoice.periodStart)
        #expect(invoice.status == .pending)
    }
}
