import Billing

/// Reads an invoice as a server writes it, so that everything that renders local invoices renders a server's too.
struct InvoiceDocument {
    /// What a server sent that is not an invoice.
    struct Mismatch: Error {
        let field: String
    }

    private let members: [String: JSONValue]
    private let path: String

    static func invoice(_ document: JSONValue, currency: Currency) throws(Mismatch) -> Invoice {
        try InvoiceDocument(document, at: "").invoice(currency: currency)
    }

    static func months(_ document: JSONValue) throws(Mismatch) -> [Month] {
        guard case .array(let references) = document else { throw Mismatch(field: "list") }
        var months: [Month] = []
        for reference in references {
            let path = try InvoiceDocument(reference, at: "").string("$ref")
            guard let month = Month(id: String(path.suffix(10))) else { throw Mismatch(field: "$ref") }
            months.append(month)
        }
        return months
    }

    private init(_ document: JSONValue, at path: String) throws(Mismatch) {
        guard case .object(let members) = document else { throw Mismatch(field: path) }
        self.members = members
        self.path = path
    }

    private func invoice(currency: Currency) throws(Mismatch) -> Invoice {
        guard let month = Month(id: try string("id")), let status = PaymentStatus(rawValue: try string("payment_status")),
            case .array(let entries)? = members["items"]
        else { throw Mismatch(field: "id, payment_status or items") }
        var rated = RatedTotals()
        rated.dynos = Money(minorUnits: try number("platform_total", decimals: currency.decimals))
        rated.addons = Money(minorUnits: try number("addons_total", decimals: currency.decimals))
        rated.databases = Money(minorUnits: try number("database_total", decimals: currency.decimals))
        rated.dynoUnits = Int64(try number("dyno_units", decimals: 0))
        rated.weightedDynoHourHundredths = try number("weighted_dyno_hours", decimals: 2)
        var columns = SpanColumns()
        var billed: [Int64] = []
        for (index, entry) in entries.enumerated() {
            let item = try InvoiceDocument(entry, at: "items[\(index)].")
            try item.append(to: &columns, sequence: Int64(index))
            billed.append(Int64(try item.number("billed_price", decimals: currency.decimals)))
        }
        let head = InvoiceHead(
            month: month, periodEnd: try instant("period_end"),
            payment: PaymentState(status: status, updatedAt: try instant("updated_at")),
            state: Int(try number("state", decimals: 0)), currency: currency,
            totals: InvoiceTotals(
                rated: rated, credits: Money(minorUnits: try number("credits_total", decimals: currency.decimals))))
        return Invoice(head: head, items: LineItems(columns: columns, billed: billed, isInOrder: true))
    }

    /// Items keep the order in which they came.
    private func append(to columns: inout SpanColumns, sequence: Int64) throws(Mismatch) {
        guard let type = ItemType(name: try string("type")), let app = members["app"],
            let quantity = Quantity(Int64(try number("quantity", decimals: 0))),
            let price = Price(microUnits: Int64(try number("price_per_unit", decimals: Price.decimals)))
        else { throw Mismatch(field: path + "type, app, quantity or price_per_unit") }
        let end = members["deleted_at"] == .null ? Instant.never : try instant("deleted_at")
        columns.append(
            start: try instant("created_at"), end: end, price: price, quantity: quantity,
            flags: SpanFlags(type: type, isDatabase: false, lostDays: 0))
        columns.appendNames(
            organization: columns.organizationNames.code(of: try string("organization")),
            app: columns.appNames.code(of: try InvoiceDocument(app, at: path + "app.").string("name")),
            description: columns.descriptionNames.code(of: try string("description")),
            resource: columns.resourceNames.code(of: ""), sequence: sequence)
    }

    private func string(_ name: String) throws(Mismatch) -> String {
        guard case .string(let text)? = members[name] else { throw Mismatch(field: path + name) }
        return text
    }

    private func instant(_ name: String) throws(Mismatch) -> Instant {
        let text = try string(name)
        do { return try Instant(parsing: text.utf8.span) } catch { throw Mismatch(field: path + name) }
    }

    private static let maximumNumber: Int64 = 900_000_000_000_000_000

    /// A number × 10^`decimals`; a server's amounts may be below 0.
    private func number(_ name: String, decimals: Int) throws(Mismatch) -> Int128 {
        guard case .number(let text)? = members[name] else { throw Mismatch(field: path + name) }
        let isNegative = text.hasPrefix("-")
        let magnitude = String(isNegative ? text.dropFirst() : text[...])
        do {
            let value = try parseDecimal(magnitude.utf8.span, decimals: decimals, maximum: Self.maximumNumber)
            return isNegative ? -Int128(value) : Int128(value)
        } catch { throw Mismatch(field: path + name) }
    }
}
