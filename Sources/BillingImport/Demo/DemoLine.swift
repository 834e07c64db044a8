import Billing

/// One usage line of the demo platform. Its names have nothing that JSON would have to escape.
struct DemoLine {
    var app: DemoApp
    var organization: String
    /// A dyno's process type, or nil for an add-on.
    var process: String?
    /// The name of an add-on that has one.
    var resource: String?
    var plan: DemoPlan
    var quantity: Int64
    var created: Instant
    var deleted: Instant?

    /// The line in NDJSON, its line feed included.
    var text: String {
        let description = process.map { "\(plan.name) \($0) dyno" } ?? "\(plan.name) addon"
        let type = process == nil ? ItemType.addon : .dyno
        return "{\"organization\":\"\(organization)\",\"space\":\"\(app.space)\",\"app\":{\"name\":\"\(app.name)-\(app.space)\"},"
            + "\"description\":\"\(description)\",\"type\":\"\(type.name)\",\"quantity\":\(quantity),"
            + "\"price_per_unit\":\(plan.price),\"created_at\":\"\(created)\","
            + "\"deleted_at\":\(deleted.map { "\"\($0)\"" } ?? "null")"
            + (resource.map { ",\"resource\":\"\($0)\"" } ?? "") + (app.id.map { ",\"app_id\":\"\($0)\"" } ?? "") + "}\n"
    }
}
