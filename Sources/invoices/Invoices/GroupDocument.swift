import Billing

/// Reads sums by groups as a server writes them.
enum GroupDocument {
    typealias Mismatch = DocumentObject.Mismatch

    static func dailyCosts(_ document: JSONValue, currency: Currency) throws(Mismatch) -> DailyCosts {
        let object = try DocumentObject(document)
        guard let month = Month(id: try object.string("id")) else { throw object.mismatch("id") }
        let days = try object.strings("days")
        var rows: [DailyCosts.Row] = []
        for row in try object.objects("groups") { rows.append(try dailyRow(row, currency: currency)) }
        let first = month.firstDay.daysSince1970
        return DailyCosts(
            month: month, currency: currency, grouping: try grouping(object),
            days: days.indices.map { Day(daysSince1970: first + Int64($0)) }, sum: try dailyRow(object, currency: currency),
            rows: rows)
    }

    static func usage(_ document: JSONValue, currency: Currency) throws(Mismatch) -> FoundUsage {
        let object = try DocumentObject(document)
        guard let first = Month(id: try object.string("start")), let last = Month(id: try object.string("end")),
            first <= last
        else { throw object.mismatch("start, end") }
        let isWhole = try grouping(object) == nil
        var rows: [UsageRow] = []
        for row in try object.objects("rows") { rows.append(try usageRow(row, isWhole: isWhole, currency: currency)) }
        return FoundUsage(rows: rows, months: first...last, currency: currency)
    }

    private static func grouping(_ object: DocumentObject) throws(Mismatch) -> ItemGrouping? {
        if object.isNull("by") { return nil }
        guard let grouping = ItemGrouping(rawValue: try object.string("by")) else { throw object.mismatch("by") }
        return grouping
    }

    private static func dailyRow(_ object: DocumentObject, currency: Currency) throws(Mismatch) -> DailyCosts.Row {
        DailyCosts.Row(
            group: try group(object), days: try object.amounts("costs", in: currency),
            corrections: try object.money("corrections_total", in: currency))
    }

    private static func usageRow(
        _ object: DocumentObject, isWhole: Bool, currency: Currency
    ) throws(Mismatch) -> UsageRow {
        guard let month = Month(id: try object.string("month")) else { throw object.mismatch("month") }
        var row = UsageRow(month: month, group: try group(object))
        row.dynos = try object.money("platform_total", in: currency)
        row.addons = try object.money("addons_total", in: currency)
        row.databases = try object.money("database_total", in: currency)
        guard isWhole else { return row }
        var rated = RatedTotals()
        (rated.dynos, rated.addons, rated.databases) = (row.dynos, row.addons, row.databases)
        rated.dynoUnits = Int64(try object.number("dyno_units", decimals: 0))
        rated.weightedDynoHourHundredths = try object.number("weighted_dyno_hours", decimals: 2)
        row.totals = InvoiceTotals(rated: rated, credits: try object.money("credits_total", in: currency))
        return row
    }

    private static func group(_ object: DocumentObject) throws(Mismatch) -> ItemGroup {
        var type: ItemType?
        if object.has("type") {
            type = ItemType(name: try object.string("type"))
            guard type != nil else { throw object.mismatch("type") }
        }
        return ItemGroup(
            organization: try object.stringIfAny("organization"), organizationID: try object.stringIfAny("organization_id"),
            space: try object.stringIfAny("space"), spaceID: try object.stringIfAny("space_id"),
            app: object.has("app") ? try object.object("app").string("name") : nil, type: type,
            description: try object.stringIfAny("description"))
    }
}
