import Testing

@testable import BillingImport

private let known =
    "organization, space, app, description, type, quantity, price_per_unit, created_at, deleted_at, resource, app_id"

private let anObject = #"a line must be one object, such as {"organization":"akkeris", …},"#

private let syntax: [Refusal] = [
    Refusal("hello", "usage:1: not JSON: \(anObject) at column 1", "not_json"),
    Refusal("[]", "usage:1: not JSON: \(anObject) at column 1", "not_json"),
    Refusal("{", "usage:1: not JSON: expected a field's name in double quotes at column 2", "not_json"),
    Refusal("{organization:1}", "usage:1: not JSON: expected a field's name in double quotes at column 2", "not_json"),
    Refusal(#"{"space" "a"}"#, "usage:1: not JSON: expected \":\" at column 10", "not_json"),
    Refusal(#"{"space":}"#, "usage:1: not JSON: expected a value at column 10", "not_json"),
    Refusal(#"{"space":'a'}"#, "usage:1: not JSON: expected a value at column 10", "not_json"),
    Refusal(#"{"space":"a""#, "usage:1: not JSON: expected \",\" or \"}\" at column 13", "not_json"),
    Refusal(#"{"space":"a" "type":"dyno"}"#, "usage:1: not JSON: expected \",\" or \"}\" at column 14", "not_json"),
    Refusal(#"{"space":"a",}"#, "usage:1: not JSON: expected a field's name in double quotes at column 14", "not_json"),
    Refusal(#"{"space":"a"#, "usage:1: not JSON: a string is not closed at column 12", "not_json"),
    Refusal(#"{"space":"é\"#, "usage:1: not JSON: a string is not closed at column 12", "not_json"),
    Refusal("{\"space\":\"a\tb\"}", "usage:1: not JSON: a control character in a string at column 12", "not_json"),
    Refusal("{\"space\":\"a\0\"}", "usage:1: not JSON: a control character in a string at column 12", "not_json"),
    Refusal(#"{"space":"\x41"}"#, "usage:1: not JSON: an escape that JSON does not have at column 11", "not_json"),
    Refusal(#"{"space":"\u12G4"}"#, "usage:1: not JSON: an escape that JSON does not have at column 11", "not_json"),
    Refusal(#"{"space":"\u12"}"#, "usage:1: not JSON: an escape that JSON does not have at column 11", "not_json"),
    Refusal(#"{"space":"\ud800"}"#, "usage:1: not JSON: half of a surrogate pair at column 11", "not_json"),
    Refusal(#"{"space":"\ud800\u0041"}"#, "usage:1: not JSON: half of a surrogate pair at column 11", "not_json"),
    Refusal(#"{"space":"\udc00\ud800"}"#, "usage:1: not JSON: half of a surrogate pair at column 11", "not_json"),
    Refusal(#"{"deleted_at":nul}"#, "usage:1: not JSON: expected a value at column 15", "not_json"),
    Refusal(#"{"deleted_at":nulls}"#, "usage:1: not JSON: expected \",\" or \"}\" at column 19", "not_json"),
    Refusal(#"{"quantity":12x}"#, "usage:1: not JSON: expected \",\" or \"}\" at column 15", "not_json"),
    Refusal(LineText.dyno.ndjson + ",", "usage:1: not JSON: text after the object at column 204", "not_json"),
    Refusal(
        LineText.dyno.ndjson + " " + LineText.dyno.ndjson, "usage:1: not JSON: text after the object at column 205", "not_json"),
]

private let fields: [Refusal] =
    [
        "organization", "space", "app", "description", "type", "quantity", "price_per_unit", "created_at", "deleted_at",
    ].map { Refusal(LineText.dyno.without($0).ndjson, "usage:1: \($0): is missing", "field_missing") }
    + LineText.dyno.setting("resource", to: "null").setting("app_id", to: "null").fields.map { field in
        Refusal(
            LineText.dyno.setting(field.name, to: field.value).adding(field.name, field.value).ndjson,
            "usage:1: \(field.name): is given twice", "field_repeated")
    } + [
        Refusal("{}", "usage:1: organization: is missing", "field_missing"),
        Refusal(
            LineText.dyno.adding("billed_price", "12").ndjson, "usage:1: billed_price: unknown field; known are \(known)",
            "field_unknown"),
        Refusal(LineText.dyno.adding("", "1").ndjson, "usage:1: \"\": unknown field; known are \(known)", "field_unknown"),
        Refusal(
            LineText.dyno.adding(#"\u001b[31m"#, "1").ndjson, "usage:1: \\u{1B}[31m: unknown field; known are \(known)",
            "field_unknown"),
        Refusal(
            LineText.dyno.adding(String(repeating: "x", count: 65), "1").ndjson,
            "usage:1: \(String(repeating: "x", count: 64))…: unknown field; known are \(known)", "field_unknown"),
        Refusal(
            LineText.dyno.setting("app", to: "{}").ndjson, "usage:1: app.name: is missing", "field_missing"),
        Refusal(
            LineText.dyno.setting("app", to: #"{"name":"a","id":"b"}"#).ndjson,
            "usage:1: app.id: unknown field; known are app.name", "field_unknown"),
        Refusal(
            LineText.dyno.setting("app", to: #"{"name":"a","name":"b"}"#).ndjson, "usage:1: app.name: is given twice",
            "field_repeated"),
    ]

private let types: [Refusal] =
    [
        ("organization", "1", "organization: must be a string, not a number"),
        ("organization", "null", "organization: must be a string, not null"),
        ("space", "true", "space: must be a string, not true or false"),
        ("app", "\"app-space\"", "app: must be an object, not a string"),
        ("app", "null", "app: must be an object, not null"),
        ("app", "{\"name\":1}", "app.name: must be a string, not a number"),
        ("description", "[]", "description: must be a string, not an array"),
        ("type", "{}", "type: must be a string, not an object"),
        ("quantity", "\"1\"", "quantity: must be a number, not a string"),
        ("quantity", "null", "quantity: must be a number, not null"),
        ("price_per_unit", "\"60\"", "price_per_unit: must be a number, not a string"),
        ("created_at", "1485907200000", "created_at: must be a string, not a number"),
        ("created_at", "null", "created_at: must be a string, not null"),
        ("deleted_at", "false", "deleted_at: must be a string or null, not true or false"),
        ("resource", "1", "resource: must be a string or null, not a number"),
        ("app_id", "{}", "app_id: must be a string or null, not an object"),
    ].map { Refusal(LineText.dyno.setting($0, to: $1).ndjson, "usage:1: \($2)", "wrong_type") } + [
        Refusal(LineText.dyno.setting("app_id", to: "\"\"").ndjson, "usage:1: app_id: must not be empty", "bad_name"),
        Refusal(LineText.addon.setting("resource", to: "\"\"").ndjson, "usage:1: resource: must not be empty", "bad_name"),
    ]

/// Bytes that are not UTF-8, as a part of a name.
private let encodings: [[UInt8]] = [
    [0x80], [0xC3], [0xC3, 0x28], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
    [0xED, 0xBF, 0xBF], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xE2, 0x82, 0x28], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
    [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xFE], [0xFF],
]

@Suite struct NDJSONRefusalTests {
    @Test(arguments: syntax + fields + types)
    func `a bad line is refused with its place`(_ refusal: Refusal) {
        refusal.check(format: .ndjson, file: "usage")
    }

    @Test(arguments: encodings)
    func `what is not UTF-8 is refused`(_ bytes: [UInt8]) {
        let line = LineText.dyno.setting("organization", to: "\"é and X\"")
        let text = line.ndjson.split(separator: "X").map { Array($0.utf8) }.joined(separator: bytes)
        Refusal(Array(text), "usage:1: not UTF-8", "not_utf8").check(format: .ndjson, file: "usage")
        let csv = line.csv.split(separator: "X").map { Array($0.utf8) }.joined(separator: bytes)
        Refusal(Array(csv), "usage:2: not UTF-8", "not_utf8").check(format: .csv, file: "usage")
    }

    @Test func `all of UTF-8 is accepted`() throws {
        for name in ["é", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}", "日本", "🙂"] {
            let line = LineText.dyno.setting("organization", to: "\"\(name)\"")
            #expect(try ReadLines(line.ndjson).names[0][0] == name)
        }
    }

    @Test func `the line's number counts blank lines`() {
        let text = "\n  \r\n\t\n" + LineText.dyno.ndjson + "\n\n{}\n"
        Refusal(text, "stdin:6: organization: is missing", "field_missing").check(format: nil, file: "-")
    }
}
