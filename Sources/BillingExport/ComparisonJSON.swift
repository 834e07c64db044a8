public import Billing

/// Why one invoice is higher or lower than another, as JSON.
public enum ComparisonJSON {
    public static func bytes(of comparison: Comparison) -> [UInt8] {
        let currency = comparison.currency
        var object = JSONObjectText()
        object.add("id", "\(comparison.month)")
        object.add("from", "\(comparison.from)")
        object.add("period_end", comparison.periodEnd)
        object.add("from_period_end", comparison.fromPeriodEnd)
        object.add("currency", currency.code)
        add(comparison.fromTotal, comparison.total, comparison.parts, to: &object, currency)
        object.add("organizations", objects: comparison.organizations.map { self.object(of: $0, currency) })
        return object.closed
    }

    private static func object(of organization: OrganizationChange, _ currency: Currency) -> JSONObjectText {
        var object = JSONObjectText()
        object.add("organization", organization.organization.name)
        object.add("organization_id", orNull: organization.organization.id ?? "")
        add(organization.fromTotal, organization.total, organization.parts, to: &object, currency)
        object.add("apps", objects: organization.apps.map { self.object(of: $0, currency) })
        return object
    }

    private static func object(of app: AppChange, _ currency: Currency) -> JSONObjectText {
        var name = JSONObjectText()
        name.add("name", app.app)
        var object = JSONObjectText()
        object.add("app", object: name)
        add(app.fromTotal, app.total, app.parts, to: &object, currency)
        object.add("resources", objects: app.resources.map { self.object(of: $0, currency) })
        return object
    }

    private static func object(of resource: ResourceChange, _ currency: Currency) -> JSONObjectText {
        var object = JSONObjectText()
        object.add("description", resource.description)
        object.add("type", resource.type.name)
        add("from", resource.from, to: &object)
        add("to", resource.to, to: &object)
        add(resource.fromTotal, resource.total, resource.parts, to: &object, currency)
        return object
    }

    private static func add(
        _ name: StaticString, _ configuration: ComparedConfiguration?, to object: inout JSONObjectText
    ) {
        guard let configuration else { return object.add(name, orNull: "") }
        var own = JSONObjectText()
        own.add("description", configuration.description)
        own.add("quantity", number: "\(configuration.quantity)")
        own.add("price_per_unit", number: "\(configuration.price)")
        object.add(name, object: own)
    }

    private static func add(
        _ fromTotal: Money, _ total: Money, _ parts: ChangeParts, to object: inout JSONObjectText, _ currency: Currency
    ) {
        object.add("from_total", fromTotal, in: currency)
        object.add("total", total, in: currency)
        object.add("change", total - fromTotal, in: currency)
        var own = JSONObjectText()
        own.add("new", parts.new, in: currency)
        own.add("ended", parts.ended, in: currency)
        own.add("quantity", parts.quantity, in: currency)
        own.add("price", parts.price, in: currency)
        own.add("usage", parts.usage, in: currency)
        own.add("corrections", parts.corrections, in: currency)
        own.add("credits", parts.credits, in: currency)
        object.add("parts", object: own)
    }
}
