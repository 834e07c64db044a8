import Billing

/// Reads a comparison of two invoices as a server writes it.
struct ComparisonDocument {
    typealias Mismatch = DocumentObject.Mismatch

    private let currency: Currency

    static func comparison(_ document: JSONValue, currency: Currency) throws(Mismatch) -> Comparison {
        try ComparisonDocument(currency: currency).comparison(DocumentObject(document))
    }

    private func comparison(_ object: DocumentObject) throws(Mismatch) -> Comparison {
        guard try object.string("currency") == currency.code else { throw object.mismatch("currency") }
        var organizations: [OrganizationChange] = []
        for entry in try object.objects("organizations") { organizations.append(try organization(entry)) }
        return Comparison(
            from: try month("from", of: object), month: try month("id", of: object),
            fromPeriodEnd: try object.instant("from_period_end"), periodEnd: try object.instant("period_end"),
            currency: currency, fromTotal: try object.money("from_total", in: currency),
            total: try object.money("total", in: currency), parts: try parts(of: object), organizations: organizations)
    }

    private func month(_ name: String, of object: DocumentObject) throws(Mismatch) -> Month {
        guard let month = Month(id: try object.string(name)) else { throw object.mismatch(name) }
        return month
    }

    private func organization(_ object: DocumentObject) throws(Mismatch) -> OrganizationChange {
        let id = object.isNull("organization_id") ? nil : try object.string("organization_id")
        var apps: [AppChange] = []
        for entry in try object.objects("apps") { apps.append(try app(entry)) }
        return OrganizationChange(
            organization: ComparedOrganization(name: try object.string("organization"), id: id),
            fromTotal: try object.money("from_total", in: currency), total: try object.money("total", in: currency),
            parts: try parts(of: object), apps: apps)
    }

    private func app(_ object: DocumentObject) throws(Mismatch) -> AppChange {
        var resources: [ResourceChange] = []
        for entry in try object.objects("resources") { resources.append(try resource(entry)) }
        return AppChange(
            app: try object.object("app").string("name"), fromTotal: try object.money("from_total", in: currency),
            total: try object.money("total", in: currency), parts: try parts(of: object), resources: resources)
    }

    private func resource(_ object: DocumentObject) throws(Mismatch) -> ResourceChange {
        guard let type = ItemType(name: try object.string("type")) else { throw object.mismatch("type") }
        return ResourceChange(
            description: try object.string("description"), type: type, from: try configuration("from", of: object),
            to: try configuration("to", of: object), fromTotal: try object.money("from_total", in: currency),
            total: try object.money("total", in: currency), parts: try parts(of: object))
    }

    private func configuration(
        _ name: String, of object: DocumentObject
    ) throws(Mismatch) -> ComparedConfiguration? {
        if object.isNull(name) { return nil }
        let own = try object.object(name)
        guard let quantity = Quantity(Int64(try own.number("quantity", decimals: 0))),
            let price = Price(microUnits: Int64(try own.number("price_per_unit", decimals: Price.decimals)))
        else { throw own.mismatch("quantity or price_per_unit") }
        return ComparedConfiguration(description: try own.string("description"), quantity: quantity.count, price: price)
    }

    private func parts(of object: DocumentObject) throws(Mismatch) -> ChangeParts {
        let own = try object.object("parts")
        return ChangeParts(
            new: try own.money("new", in: currency), ended: try own.money("ended", in: currency),
            quantity: try own.money("quantity", in: currency), price: try own.money("price", in: currency),
            usage: try own.money("usage", in: currency), corrections: try own.money("corrections", in: currency),
            credits: try own.money("credits", in: currency))
    }
}
