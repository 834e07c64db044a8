import Billing
import BillingTesting

/// An item of an invoice to be drawn, in short.
struct PDFItem {
    var organization = "akkeris"
    var organizationID: String?
    var app = "app-space"
    var description = "gp2 web dyno"
    var type = ItemType.dyno
    var quantity: Int64 = 1
    var price: Price = "60"
    var from: Instant = "2016-07-26T15:47:33.411Z"
    var to: Instant?
    /// What it is billed; nil is what rating says.
    var billed: Int64?
}

extension PDFItem {
    /// The items' invoice of February 2017.
    static func invoice(
        _ items: [PDFItem], now: Instant = "2017-03-04T10:00:00.000Z", currency: Currency = .usd, credits: Int128 = 0,
        month: Month = "2017-02-01"
    ) -> Invoice {
        var columns = SpanColumns()
        for (sequence, item) in items.enumerated() {
            columns.append(
                start: item.from, end: item.to ?? .never, price: item.price,
                quantity: Quantity(unchecked: Int32(item.quantity)),
                flags: SpanFlags(type: item.type, isDatabase: item.description.contains("postgresql")))
            columns.appendNames(
                organization: columns.organizationNames.code(of: item.organization),
                organizationID: item.organizationID.map { columns.organizationIDs.code(of: $0) },
                app: columns.appNames.code(of: item.app), description: columns.descriptionNames.code(of: item.description),
                resource: columns.resourceNames.code(of: ""), sequence: Int64(sequence))
        }
        let rated = Invoice(
            of: columns, credits: Money(minorUnits: credits), period: BillingPeriod(month: month, now: now),
            rules: BillingRules(currency: currency))
        guard items.contains(where: { $0.billed != nil }) else { return rated }
        let billed = items.indices.map { items[$0].billed ?? rated.items.billed[$0] }
        var totals = rated.totals
        (totals.rated.dynos, totals.rated.addons) = (.zero, .zero)
        for (item, amount) in zip(items, billed) {
            switch item.type {
            case .dyno: totals.rated.dynos += Money(minorUnits: Int128(amount))
            case .addon: totals.rated.addons += Money(minorUnits: Int128(amount))
            }
        }
        let head = InvoiceHead(
            month: rated.month, periodEnd: rated.periodEnd, payment: rated.head.payment, state: rated.state,
            currency: currency, totals: totals)
        return Invoice(head: head, items: LineItems(columns: columns, billed: billed))
    }

    /// Many items of many apps, the same for the same count.
    static func many(_ count: Int) -> [PDFItem] {
        var random = SeededRandom(seed: UInt64(count))
        return (0..<count).map { index in
            let isDyno = random.next() % 3 != 0
            return PDFItem(
                organization: "team-\(index / 250)", app: "app-\(index / 250)-\(random.next() % 60)-space",
                description: isDyno ? "gp\(random.next() % 5) web dyno" : "alamo-postgresql:standard-\(random.next() % 5) addon",
                type: isDyno ? .dyno : .addon, quantity: Int64(1 + random.next() % 12),
                price: Price(unchecked: Int64(random.next() % 250_000_000)),
                from: Instant(millisecondsSince1970: 1_470_000_000_000 + Int64(random.next() % 16_000_000_000)),
                to: random.next() % 7 == 0 ? "2017-02-19T11:00:00.000Z" : nil)
        }
    }

    /// The mission document's own invoice.
    static let document: [PDFItem] = DocumentScenario.records.map { record in
        PDFItem(
            organization: record.organization, app: "\(record.app)-\(record.space)", description: record.description,
            type: record.type, quantity: Int64(record.quantity.count), price: record.price, from: record.createdAt,
            to: record.deletedAt)
    }
}
