import Billing

/// An invoice as `Codable` structs, as a program would have it that leaves JSON to Foundation: the peer of ``InvoiceJSON``.
///
/// Times are texts already, and amounts binary floating point, which is what Foundation writes fastest.
struct EncodableInvoice: Codable, Equatable {
    struct App: Codable, Equatable {
        var name: String
    }

    struct Item: Codable, Equatable {
        var organization: String
        var app: App
        var description: String
        var type: String
        var quantity: Int
        var pricePerUnit: Double
        var billedPrice: Double
        var createdAt: String
        var deletedAt: String?

        private enum CodingKeys: String, CodingKey {
            case organization, app, description, type, quantity
            case pricePerUnit = "price_per_unit"
            case billedPrice = "billed_price"
            case createdAt = "created_at"
            case deletedAt = "deleted_at"
        }

        init(_ item: LineItem) {
            organization = item.organization
            app = App(name: item.app)
            description = item.description
            type = item.type.name
            quantity = Int(item.quantity)
            pricePerUnit = Double(item.pricePerUnit.microUnits) / 1e6
            billedPrice = Double(item.billedPrice.minorUnits) / 100
            createdAt = item.createdAt.description
            deletedAt = item.deletedAt?.description
        }
    }

    var addonsTotal: Double
    var databaseTotal: Double
    var chargesTotal: Double
    var createdAt: String
    var creditsTotal: Double
    var dynoUnits: Int64
    var id: String
    var number: String
    var paymentStatus: String
    var periodEnd: String
    var periodStart: String
    var platformTotal: Double
    var state: Int
    var total: Double
    var updatedAt: String
    var weightedDynoHours: Double
    var items: [Item]

    private enum CodingKeys: String, CodingKey {
        case addonsTotal = "addons_total"
        case databaseTotal = "database_total"
        case chargesTotal = "charges_total"
        case createdAt = "created_at"
        case creditsTotal = "credits_total"
        case dynoUnits = "dyno_units"
        case id, number
        case paymentStatus = "payment_status"
        case periodEnd = "period_end"
        case periodStart = "period_start"
        case platformTotal = "platform_total"
        case state, total
        case updatedAt = "updated_at"
        case weightedDynoHours = "weighted_dyno_hours"
        case items
    }

    init(_ invoice: Invoice) {
        let totals = invoice.totals
        func amount(_ money: Money) -> Double { Double(money.minorUnits) / 100 }
        addonsTotal = amount(totals.rated.addons)
        databaseTotal = amount(totals.rated.databases)
        chargesTotal = amount(totals.charges)
        createdAt = invoice.createdAt.description
        creditsTotal = amount(totals.credits)
        dynoUnits = totals.rated.dynoUnits
        id = invoice.month.description
        number = invoice.number
        paymentStatus = invoice.status.rawValue
        periodEnd = invoice.periodEnd.description
        periodStart = invoice.periodStart.description
        platformTotal = amount(totals.rated.dynos)
        state = invoice.state
        total = amount(totals.total)
        updatedAt = invoice.updatedAt.description
        weightedDynoHours = Double(totals.rated.weightedDynoHourHundredths) / 100
        items = invoice.items.inOrder().map { Item(invoice.items[$0]) }
    }
}
