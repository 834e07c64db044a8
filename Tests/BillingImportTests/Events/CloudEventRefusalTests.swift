import Billing
import BillingService
import Testing

@testable import BillingImport

/// An event that is refused, and all that is said of it.
struct EventTextRefusal: Sendable, CustomTestStringConvertible {
    var text: EventText
    /// `field: message`
    var problems: [String]
    var code: String

    init(_ text: EventText, _ problem: String, _ code: String) {
        self.init(text, [problem], code)
    }

    init(_ text: EventText, _ problems: [String], _ code: String) {
        self.text = text
        self.problems = problems
        self.code = code
    }

    var testDescription: String { problems.joined(separator: "; ") }
}

private let long = String(repeating: "n", count: 129)
private let zoned = "must be an ISO 8601 time with a zone, such as 2017-02-05T22:16:56.616Z or 2017-02-05T23:16:56+01:00"
private let uri = "must be a URI reference (RFC 3986), such as /controller or https://controller.example.com"
private let types = "usage.changed, usage.ended, app.moved, app.deleted, usage.retracted"
private let spaces = "must not contain spaces, which separate the parts of an item's description"
private let fieldsOfChanged =
    "organization, organization_id, space, space_id, app, app_id, type, resource, plan, quantity, price_per_unit"

private let attributes: [EventTextRefusal] =
    ["specversion", "id", "source", "type", "time"].map { name in
        EventTextRefusal(.changed.withoutAttribute(name), "\(name): is missing", "field_missing")
    }
    + ["specversion", "id", "source", "type", "time"].map { name in
        EventTextRefusal(
            .changed.settingAttribute(name, to: "1"), "\(name): must be a string, not a number", "wrong_type")
    }
    + [
        EventTextRefusal(.changed.settingAttribute("id", to: "null"), "id: must be a string, not null", "wrong_type"),
        EventTextRefusal(
            .changed.settingAttribute("specversion", to: "\"0.3\""), "specversion: must be \"1.0\"", "spec_version_unknown"),
        EventTextRefusal(
            .changed.settingAttribute("specversion", to: "\"1\""), "specversion: must be \"1.0\"", "spec_version_unknown"),
        EventTextRefusal(.changed.settingAttribute("id", to: "\"\""), "id: must not be empty", "bad_name"),
        EventTextRefusal(
            .changed.settingAttribute("id", to: "\"\(long)\""), "id: must have at most 128 characters", "bad_name"),
        EventTextRefusal(
            .changed.settingAttribute("id", to: "\"a\\n\""), "id: must not contain control characters", "bad_name"),
        EventTextRefusal(.changed.settingAttribute("source", to: "\"\""), "source: must not be empty", "bad_name"),
        EventTextRefusal(
            .changed.settingAttribute("source", to: "\"\(long)\(long)\""), "source: must have at most 256 characters",
            "bad_name"),
        EventTextRefusal(
            .changed.settingAttribute("datacontenttype", to: "1"),
            "datacontenttype: must be a string or null, not a number", "wrong_type"),
        EventTextRefusal(
            .changed.addingAttribute("data_base64", "\"e30=\""),
            "data_base64: can't be read; give the data as a JSON object, in data", "data_encoded"),
    ]
    + ["a b", "é", "%4", "%4g", "a\\\"b", "a\\\\b", "<a>", "a|b", "`", "^", "{a}"].map { source in
        EventTextRefusal(.changed.settingAttribute("source", to: "\"\(source)\""), "source: \(uri)", "not_uri")
    }
    + ["usage.Changed", "com.akkeris.usage.changed", "usage.change", "usage.deleted", "app.mov", "app.ended", ""].map { type in
        EventTextRefusal(
            .changed.settingAttribute("type", to: "\"\(type)\""), "type: must be one of \(types)", "event_type_unknown")
    }
    + ["", "yesterday", "2017-02-05", "2017-02-05T22:16:56", "2017-02-30T00:00:00Z", "1485907200000"].map { time in
        EventTextRefusal(.changed.settingAttribute("time", to: "\"\(time)\""), "time: \(zoned)", "bad_time")
    }

private let repeated: [EventTextRefusal] =
    EventText.changed.attributes.map { attribute in
        EventTextRefusal(
            .changed.addingAttribute(attribute.name, attribute.value), "\(attribute.name): is given twice", "field_repeated")
    }
    + EventText.changed.data.map { field in
        EventTextRefusal(.changed.adding(field.name, field.value), "data.\(field.name): is given twice", "field_repeated")
    }
    + [
        EventTextRefusal(.changed.addingAttribute("data", "{}"), "data: is given twice", "field_repeated"),
        EventTextRefusal(
            .changed.addingAttribute("subject", "1").addingAttribute("subj\\u0065ct", "[]"), "subject: is given twice",
            "field_repeated"),
        EventTextRefusal(
            .changed.settingAttribute("subject", to: "1").addingAttribute("a", "1").addingAttribute("subject", "1"),
            "subject: is given twice", "field_repeated"),
    ]

private let required: [EventTextRefusal] =
    ["organization", "space", "app", "type", "resource", "plan", "quantity"].map { name in
        EventTextRefusal(
            .changed.without(name, "\(name)_id"), "data.\(name): is missing", "field_missing")
    }
    + ["organization", "space", "app"].map { name in
        EventTextRefusal(
            .changed.without("\(name)_id").setting(name, to: "null"), "data.\(name): must be a string, not null", "wrong_type")
    }
    + [
        EventTextRefusal(
            .changed.without("organization"),
            "data.organization: is missing: organization_id alone is not enough, because invoices show the name",
            "field_missing"),
        EventTextRefusal(
            .changed.setting("space", to: "null"),
            "data.space: is missing: space_id alone is not enough, because invoices show the name", "field_missing"),
        EventTextRefusal(
            .moved.without("space").setting("space_id", to: "\"s-1\""),
            "data.space: is missing: space_id alone is not enough, because invoices show the name", "field_missing"),
        EventTextRefusal(
            .deleted.setting("space_id", to: "\"s-1\""),
            "data.space: is missing: space_id alone is not enough, because invoices show the name", "field_missing"),
        EventTextRefusal(.ended.without("type"), "data.type: is missing", "field_missing"),
        EventTextRefusal(.ended.without("resource"), "data.resource: is missing", "field_missing"),
        EventTextRefusal(
            .ended.without("app", "space"), "data.app_id: is missing: name the app by app_id, or by app and space",
            "field_missing"),
        EventTextRefusal(
            .ended.without("app"), "data.app_id: is missing: name the app by app_id, or by app and space", "field_missing"),
        EventTextRefusal(
            .ended.without("space"), "data.space: is missing: an app without app_id is known by its name and its space",
            "field_missing"),
        EventTextRefusal(
            .deleted.without("app_id"), "data.app_id: is missing: name the app by app_id, or by app and space",
            "field_missing"),
        EventTextRefusal(
            .moved.without("app_id"),
            "data.app_id: is missing: only an app with an id can move, because one without is known by its name and its space",
            "field_missing"),
        EventTextRefusal(
            .moved.without("organization", "space"),
            "data.organization: is missing: name the organization, the space or both that the app moves to", "field_missing"),
        EventTextRefusal(.retracted.without("id"), "data.id: is missing", "field_missing"),
    ]

private let unknown: [EventTextRefusal] =
    ["deleted_at", "prize", "organisation", "source", "id", "", "Plan"].map { name in
        EventTextRefusal(
            .changed.adding(name, "\"1\""),
            "data.\(name.isEmpty ? "\"\"" : name): unknown field; known are \(fieldsOfChanged)", "field_unknown")
    }
    + [
        EventTextRefusal(
            .ended.adding("quantity", "0"),
            "data.quantity: unknown field; known are app, app_id, type, resource, space, space_id".sortedFields, "field_unknown"),
        EventTextRefusal(
            .ended.adding("organization", "null"),
            "data.organization: unknown field; known are app, app_id, type, resource, space, space_id".sortedFields,
            "field_unknown"),
        EventTextRefusal(
            .moved.adding("resource", "\"web\""),
            "data.resource: unknown field; known are organization, organization_id, space, space_id, app, app_id",
            "field_unknown"),
        EventTextRefusal(
            .deleted.adding("resource", "\"web\""), "data.resource: unknown field; known are space, space_id, app, app_id",
            "field_unknown"),
        EventTextRefusal(.retracted.adding("app", "\"a\""), "data.app: unknown field; known are source, id", "field_unknown"),
    ]

private let values: [EventTextRefusal] =
    ["organization", "organization_id", "space", "space_id", "app", "app_id", "resource", "plan"].flatMap { name in
        [
            EventTextRefusal(.changed.setting(name, to: "\"\""), "data.\(name): must not be empty", "bad_name"),
            EventTextRefusal(
                .changed.setting(name, to: "\"\(long)\""), "data.\(name): must have at most 128 characters", "bad_name"),
            EventTextRefusal(
                .changed.setting(name, to: "\"a\u{85}\""), "data.\(name): must not contain control characters", "bad_name"),
            EventTextRefusal(
                .changed.setting(name, to: "true"),
                "data.\(name): must be a string\(["resource", "plan"].contains(name) ? "" : " or null"), not true or false",
                "wrong_type"),
        ]
    }
    + [
        EventTextRefusal(.changed.setting("plan", to: "\"g p2\""), "data.plan: \(spaces)", "bad_name"),
        EventTextRefusal(.changed.setting("resource", to: "\"my web\""), "data.resource: \(spaces)", "bad_name"),
        EventTextRefusal(.ended.setting("resource", to: "\"my web\""), "data.resource: \(spaces)", "bad_name"),
        EventTextRefusal(.addon.setting("plan", to: "\"redis small\""), "data.plan: \(spaces)", "bad_name"),
        EventTextRefusal(
            .changed.setting("app", to: "\"\(long)-space\""), "data.app: must have at most 128 characters", "bad_name"),
        EventTextRefusal(
            .changed.setting("app", to: "{\"name\":\"a\"}"), "data.app: must be a string or null, not an object", "wrong_type"),
        EventTextRefusal(.changed.setting("type", to: "\"Dyno\""), "data.type: must be dyno or addon", "type_unknown"),
        EventTextRefusal(.ended.setting("type", to: "\"\""), "data.type: must be dyno or addon", "type_unknown"),
        EventTextRefusal(.changed.setting("quantity", to: "-1"), "data.quantity: must not be negative", "bad_number"),
        EventTextRefusal(.changed.setting("quantity", to: "1.5"), "data.quantity: must be a whole number", "bad_number"),
        EventTextRefusal(.changed.setting("quantity", to: "1000001"), "data.quantity: must be at most 1000000", "bad_number"),
        EventTextRefusal(
            .changed.setting("quantity", to: "\"1\""), "data.quantity: must be a number, not a string", "wrong_type"),
        EventTextRefusal(.changed.setting("quantity", to: "null"), "data.quantity: must be a number, not null", "wrong_type"),
        EventTextRefusal(
            .changed.setting("price_per_unit", to: "-0.1"), "data.price_per_unit: must not be negative", "bad_number"),
        EventTextRefusal(
            .changed.setting("price_per_unit", to: "0.0000001"), "data.price_per_unit: must have at most 6 decimals", "bad_number"
        ),
        EventTextRefusal(
            .changed.setting("price_per_unit", to: "1e400"), "data.price_per_unit: must be at most 1000000000", "bad_number"),
        EventTextRefusal(
            .changed.setting("price_per_unit", to: "\"60\""),
            "data.price_per_unit: must be a number or null, not a string", "wrong_type"),
        EventTextRefusal(.retracted.setting("id", to: "\"\""), "data.id: must not be empty", "bad_name"),
        EventTextRefusal(.retracted.setting("id", to: "1"), "data.id: must be a string, not a number", "wrong_type"),
        EventTextRefusal(.retracted.setting("source", to: "\"a b\""), "data.source: \(uri)", "not_uri"),
        EventTextRefusal(
            .retracted.setting("source", to: "\"\(long)\(long)\""), "data.source: must have at most 256 characters", "bad_name"),
    ]

extension String {
    /// The fields at the end of a message, in the order in which they are declared.
    fileprivate var sortedFields: String {
        let parts = split(separator: " are ", maxSplits: 1).map(String.init)
        let given = parts[1].split(separator: ", ").map(String.init)
        return parts[0] + " are " + EventField.allCases.map(\.name).filter(given.contains).joined(separator: ", ")
    }
}

@Suite struct CloudBodyRefusalTests {
    @Test(arguments: attributes + repeated + required + unknown + values)
    func `a bad event is refused with the path of its field`(_ refusal: EventTextRefusal) throws {
        for json in [refusal.text.json, refusal.text.jsonWithDataFirst] {
            let error = try #require(throws: BodyRefusal.self) { try CloudEvents.read(json) }
            guard case .invalid(let errors, more: 0) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(error.problems == refusal.problems)
            #expect(errors.map(\.code) == refusal.problems.map { _ in refusal.code })
            #expect(errors.allSatisfy { $0.index == 0 })
        }
    }

    @Test(arguments: [
        ("null", "must be an object, not null"), ("1", "must be an object, not a number"),
        ("[{}]", "must be an object, not an array"), ("\"a\"", "must be an object, not a string"),
    ])
    func `each event and its data are objects`(_ value: String, _ message: String) {
        let batch = "[\(EventText.changed.json), \(value)]"
        let error = #expect(throws: BodyRefusal.self) { try CloudEvents.read(batch) }
        #expect(error?.problems == [message])
        #expect(error?.codes == ["1 wrong_type"])
        let data = EventText.changed.withoutAttribute("data").jsonWithDataFirst
            .replacing(EventText.changed.dataJSON, with: value)
        let second = #expect(throws: BodyRefusal.self) { try CloudEvents.read(data) }
        #expect(second?.problems == ["data: \(message)"])
    }

    @Test func `an event without data misses it`() {
        let text = EventText.changed.json.replacing(",\"data\":" + EventText.changed.dataJSON, with: "")
        let error = #expect(throws: BodyRefusal.self) { try CloudEvents.read(text) }
        #expect(error?.problems == ["data: is missing"])
        #expect(error?.message == "Nothing was stored, because of one error.")
    }

    @Test func `all that is wrong with a batch is said`() throws {
        let texts: [EventText] = [
            .changed, .changed.settingAttribute("id", to: "\"bad-1\"").setting("quantity", to: "-1").setting("plan", to: "\"\""),
            .ended.settingAttribute("id", to: "\"\"").adding("quantity", "1").adding("x", "{}"), .deleted,
            .moved.settingAttribute("source", to: "7").settingAttribute("time", to: "\"now\"").without("app_id"),
            EventText("other", []),
        ]
        let error = try #require(throws: BodyRefusal.self) { try CloudEvents.read(texts) }
        guard case .invalid(let errors, more: 0) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(
            error.codes == [
                "1 bad_name", "1 bad_number", "2 bad_name", "2 field_unknown", "2 field_unknown", "4 wrong_type", "4 bad_time",
                "4 field_missing", "5 event_type_unknown",
            ])
        #expect(errors.map(\.id) == ["bad-1", "bad-1", nil, nil, nil, "e-1", "e-1", "e-1", "e-1"])
        #expect(errors.map { $0.source == nil } == [false, false, false, false, false, true, true, true, false])
        #expect(error.code == "invalid")
        #expect(error.message == "Nothing was stored, because of 9 errors.")
    }

    @Test func `of many errors the first are listed, and the others are counted`() throws {
        let texts = [EventText](repeating: .changed, count: 3) + [EventText](repeating: .changed.without("quantity"), count: 250)
        let error = try #require(throws: BodyRefusal.self) { try CloudEvents.read(texts) }
        guard case .invalid(let errors, let more) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(errors.count == 100)
        #expect(errors.first?.index == 3)
        #expect(errors.last?.index == 102)
        #expect(more == 150)
        #expect(error.message == "Nothing was stored, because of 250 errors.")
    }

    @Test func `of one event no more than a hundred are said`() throws {
        let fields = (0..<5000).map { ("x\($0)", "1") }
        let error = try #require(throws: BodyRefusal.self) { try CloudEvents.read(EventText("app.deleted", fields).json) }
        guard case .invalid(let errors, let more) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(errors.count == 100)
        #expect(more == 0)
    }
}
