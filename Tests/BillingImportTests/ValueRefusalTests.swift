import Testing

@testable import BillingImport

/// What is wrong with a field's value, in NDJSON and in CSV.
struct ValueRefusal: Sendable, CustomTestStringConvertible {
    var line: LineText
    /// Without `FILE:LINE: `.
    var message: String
    var code: String

    init(_ field: String, _ value: String, _ message: String, _ code: String, in line: LineText = .dyno) {
        self.line = line.setting(field, to: value)
        self.message = message
        self.code = code
    }

    var testDescription: String { message }
}

private let long = String(repeating: "n", count: 129)
private let name128 = String(repeating: "é", count: 128)
private let zoned = "must be an ISO 8601 time with a zone, such as 2017-02-05T22:16:56.616Z or 2017-02-05T23:16:56+01:00"
private let dynoForm = "must be \"{size} {process type} dyno\" for a dyno, such as \"gp2 web dyno\""
private let addonForm = "must be \"{plan} addon\" for an addon, such as \"alamo-redis:small addon\""

private let names: [ValueRefusal] =
    ["organization", "space", "app_id", "resource"].flatMap { field in
        [
            ValueRefusal(field, "\"\(long)\"", "\(field): must have at most 128 characters", "bad_name", in: .addon),
            ValueRefusal(field, "\"a\u{7F}\"", "\(field): must not contain control characters", "bad_name", in: .addon),
            ValueRefusal(field, "\"a\u{85}\"", "\(field): must not contain control characters", "bad_name", in: .addon),
        ]
    } + [
        ValueRefusal("organization", "\"\"", "organization: must not be empty", "bad_name"),
        ValueRefusal("space", "\"\"", "space: must not be empty", "bad_name"),
        ValueRefusal("app", "{\"name\":\"\"}", "app.name: must not be empty", "bad_name"),
        ValueRefusal("app", "{\"name\":\"\(long)\"}", "app.name: must have at most 128 characters", "bad_name"),
        ValueRefusal("app", "{\"name\":\"\(long)-space\"}", "app.name: must have at most 128 characters", "bad_name"),
        ValueRefusal("app", "{\"name\":\"a\u{1}\"}", "app.name: must not contain control characters", "bad_name"),
    ]

private let numbers: [ValueRefusal] = [
    ValueRefusal("price_per_unit", "-1", "price_per_unit: must not be negative", "bad_number"),
    ValueRefusal("price_per_unit", "-0.0000001", "price_per_unit: must not be negative", "bad_number"),
    ValueRefusal("price_per_unit", "1.", "price_per_unit: must be a number, such as 60 or 0.29", "bad_number"),
    ValueRefusal("price_per_unit", "00", "price_per_unit: must be a number, such as 60 or 0.29", "bad_number"),
    ValueRefusal("price_per_unit", "1-2", "price_per_unit: must be a number, such as 60 or 0.29", "bad_number"),
    ValueRefusal("price_per_unit", "0.0000001", "price_per_unit: must have at most 6 decimals", "bad_number"),
    ValueRefusal("price_per_unit", "1000000000.000001", "price_per_unit: must be at most 1000000000", "bad_number"),
    ValueRefusal("price_per_unit", "1e400", "price_per_unit: must be at most 1000000000", "bad_number"),
    ValueRefusal("price_per_unit", "99999999999999999999", "price_per_unit: must be at most 1000000000", "bad_number"),
    ValueRefusal("quantity", "-1", "quantity: must not be negative", "bad_number"),
    ValueRefusal("quantity", "1.5", "quantity: must be a whole number", "bad_number"),
    ValueRefusal("quantity", "1000001", "quantity: must be at most 1000000", "bad_number"),
    ValueRefusal("quantity", "1e", "quantity: must be a number, such as 60 or 0.29", "bad_number"),
]

private let times: [ValueRefusal] =
    [
        "", "yesterday", "1485907200000", "2017-02-05", "2017-02-05T22:16:56", "2017-02-30T00:00:00Z", "2017-13-01T00:00:00Z",
        "2017-02-05T24:00:00Z", "2017-02-05T22:60:00Z", "2017-02-05T22:16:60Z", "2017-02-05 22:16:56Z",
        "2017-02-05T22:16:56.Z", "2017-02-05T22:16:56Zulu", "0000-01-01T00:00:00Z",
    ].map { ValueRefusal("created_at", "\"\($0)\"", "created_at: \(zoned)", "bad_time") } + [
        ValueRefusal("deleted_at", "\"never\"", "deleted_at: \(zoned)", "bad_time"),
        ValueRefusal(
            "deleted_at", "\"2016-07-26T15:47:33.410Z\"",
            "deleted_at: ends before it starts: 2016-07-26T15:47:33.410Z is before created_at, 2016-07-26T15:47:33.411Z",
            "end_before_start"),
    ]

private let configurations: [ValueRefusal] =
    ["", "Dyno", "addons", "dyno "].map { ValueRefusal("type", "\"\($0)\"", "type: must be dyno or addon", "type_unknown") }
    + ["", "gp2 dyno", "gp2  web dyno", "gp2 web dyno ", " gp2 web dyno", "gp2 web dynos", "gp2 big web dyno", "redis addon"].map
{
    ValueRefusal("description", "\"\($0)\"", "description: \(dynoForm)", "description_form")
}
    + ["", "addon", "a b addon", "redis  addon", "redis addons", "gp2 web dyno"].map {
        ValueRefusal("description", "\"\($0)\"", "description: \(addonForm)", "description_form", in: .addon)
    } + [
        ValueRefusal(
            "description", "\"\(long) web dyno\"", "description: the size must have at most 128 characters", "bad_name"),
        ValueRefusal(
            "description", "\"gp2 \(long) dyno\"", "description: the process type must have at most 128 characters",
            "bad_name"),
        ValueRefusal(
            "description", "\"\(long) addon\"", "description: the plan must have at most 128 characters", "bad_name",
            in: .addon),
        ValueRefusal(
            "description", "\"gp2 w\u{7F}b dyno\"", "description: the process type must not contain control characters",
            "bad_name"),
        ValueRefusal(
            "resource", "\"worker\"", "resource: must be the process type that the description names, web, or be left out",
            "resource_not_process"),
    ]

@Suite struct ValueRefusalTests {
    @Test(arguments: names + numbers + times + configurations)
    func `a bad value is refused with the field's name in NDJSON`(_ refusal: ValueRefusal) {
        // A control character below U+0020 cannot stand in JSON as it is.
        let text = refusal.line.ndjson.replacing("\u{1}", with: "\\u0001")
        let message = "usage.ndjson:2: \(refusal.message)"
        Refusal(LineText.dyno.ndjson + "\n" + text, message, refusal.code).check(format: nil, file: "usage.ndjson")
    }

    @Test(arguments: names + numbers + times + configurations)
    func `a bad value is refused with the column's name in CSV`(_ refusal: ValueRefusal) {
        let message = "usage.csv:2: \(refusal.message.replacing("app.name", with: "app"))"
        Refusal(refusal.line.csv, message, refusal.code).check(format: nil, file: "usage.csv")
    }

    @Test(arguments: [UsageLineFormat.ndjson, .csv])
    func `values at the limits are accepted`(_ format: UsageLineFormat) throws {
        let lines = [
            LineText.dyno.setting("price_per_unit", to: "0.000001"), .dyno.setting("price_per_unit", to: "1000000000"),
            .dyno.setting("price_per_unit", to: "0"), .dyno.setting("price_per_unit", to: "1e-06"),
            .dyno.setting("quantity", to: "1000000"), .dyno.setting("quantity", to: "0"), .dyno.setting("quantity", to: "2.0"),
            .dyno.setting("deleted_at", to: "\"2016-07-26T15:47:33.411Z\""),
            .dyno.setting("organization", to: "\"\(name128)\""), .dyno.setting("app", to: "{\"name\":\"\(name128)-space\"}"),
            .dyno.setting("resource", to: "\"web\""), .addon.setting("resource", to: "\"any name, even this\""),
        ]
        for line in lines {
            let text =
                format == .ndjson ? line.ndjson : line.csv.replacing("any name, even this", with: "\"any name, even this\"")
            #expect(try ReadLines(text, format: format).events.count == 1, "\(text)")
        }
    }
}
