import Billing

/// Reads an invoice as a server writes it, so that everything that renders local invoices renders a server's too.
struct InvoiceDocument {
    typealias Mismatch = DocumentObject.Mismatch

    private let object: DocumentObject

    static func invoice(_ document: JSONValue, currency: Currency) throws(Mismatch) -> Invoice {
        try InvoiceDocument(object: DocumentObject(document)).invoice(currency: currency)
    }

    static func months(_ document: JSONValue) throws(Mismatch) -> [Month] {
        var months: [Month] = []
        for reference in try DocumentObject.elements(of: document, named: "list") {
            months.append(try month(reference))
        }
        return months
    }

    /// The month of an invoice that is referred to.
    static func month(_ reference: DocumentObject) throws(Mismatch) -> Month {
        guard let month = Month(id: String(try reference.string("$ref").suffix(10))) else {
            throw reference.mismatch("$ref")
        }
        return month
    }

    /// How each item came to be, where the server was asked for that.
    static func sentences(_ document: JSONValue) throws(Mismatch) -> [[String]] {
        var all: [[String]] = []
        for item in try DocumentObject(document).objects("items") { all.append(try item.sentences("explanation")) }
        return all
    }

    private func invoice(currency: Currency) throws(Mismatch) -> Invoice {
        guard let month = Month(id: try object.string("id")) else { throw object.mismatch("id") }
        var rated = RatedTotals()
        rated.dynos = try object.money("platform_total", in: currency)
        rated.addons = try object.money("addons_total", in: currency)
        rated.databases = try object.money("database_total", in: currency)
        rated.dynoUnits = Int64(try object.number("dyno_units", decimals: 0))
        rated.weightedDynoHourHundredths = try object.number("weighted_dyno_hours", decimals: 2)
        var columns = SpanColumns()
        var billed: [Int64] = []
        for (index, item) in try object.objects("items").enumerated() {
            try append(item, to: &columns, sequence: Int64(index))
            billed.append(Int64(try item.number("billed_price", decimals: currency.decimals)))
        }
        let head = InvoiceHead(
            month: month, periodEnd: try object.instant("period_end"),
            payment: PaymentState(
                status: try object.status("payment_status"), updatedAt: try object.instant("updated_at")),
            state: Int(try object.number("state", decimals: 0)), currency: currency,
            totals: InvoiceTotals(rated: rated, credits: try object.money("credits_total", in: currency)))
        return Invoice(head: head, items: LineItems(columns: columns, billed: billed, isInOrder: true))
    }

    /// Items keep the order in which they came.
    private func append(_ item: DocumentObject, to columns: inout SpanColumns, sequence: Int64) throws(Mismatch) {
        guard let type = ItemType(name: try item.string("type")),
            let quantity = Quantity(Int64(try item.number("quantity", decimals: 0))),
            let price = Price(microUnits: Int64(try item.number("price_per_unit", decimals: Price.decimals)))
        else { throw item.mismatch("type, quantity or price_per_unit") }
        columns.append(
            start: try item.instant("created_at"), end: try item.instantOrNever("deleted_at"), price: price,
            quantity: quantity, flags: SpanFlags(type: type, isDatabase: false))
        columns.appendNames(
            organization: columns.organizationNames.code(of: try item.string("organization")),
            app: columns.appNames.code(of: try item.object("app").string("name")),
            description: columns.descriptionNames.code(of: try item.string("description")),
            resource: columns.resourceNames.code(of: ""), sequence: sequence)
    }
}
