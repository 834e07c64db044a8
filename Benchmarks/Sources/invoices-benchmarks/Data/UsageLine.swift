import Billing

/// A line of a generated file of usage.
struct UsageLine {
    var organization: Int
    var space: Int
    var app: Int
    var plan: Names.Plan
    /// The name of an add-on that has one.
    var resource: String?
    var quantity: Int
    /// In milliseconds since 1970.
    var start: Int64
    /// Nil while it runs.
    var end: Int64?

    /// Adds the line as NDJSON.
    func write(to text: inout String) {
        let space = Names.space(space)
        text += "{\"organization\":\"\(Names.organization(organization))\",\"space\":\"\(space)\","
        text += "\"app\":{\"name\":\"\(Names.app(app))-\(space)\"},\"description\":\"\(plan.text)\","
        text += "\"type\":\"\(plan.process.isEmpty ? "addon" : "dyno")\","
        if let resource { text += "\"resource\":\"\(resource)\"," }
        text += "\"quantity\":\(quantity),\"price_per_unit\":\(plan.price),"
        text += "\"created_at\":\"\(Instant(millisecondsSince1970: start))\",\"deleted_at\":"
        if let end { text += "\"\(Instant(millisecondsSince1970: end))\"}\n" } else { text += "null}\n" }
    }
}
