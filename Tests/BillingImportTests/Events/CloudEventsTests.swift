import Billing
import BillingService
import Testing

@testable import BillingImport

@Suite struct CloudEventsTests {
    private static let time = "2017-02-05T22:16:56.616Z"

    @Test(arguments: [
        (
            EventText.changed,
            ["akkeris", "o-1", "space", "s-1", "app", "a-1", "dyno", "web", "-", "3", "0.29", "gp2 web dyno", "-", "-"]
        ),
        (
            .addon,
            [
                "akkeris", "o-1", "space", "s-1", "app", "a-1", "addon", "my cache", "-", "3", "0.29",
                "alamo-redis:small addon", "-", "-",
            ]
        ),
        (
            .changed.without("organization_id", "space_id", "app_id", "price_per_unit"),
            ["akkeris", "-", "space", "-", "app", "-", "dyno", "web", "gp2", "3", "-", "gp2 web dyno", "-", "-"]
        ),
        (.ended, ["-", "-", "space", "-", "app", "-", "dyno", "web", "-", "-", "-", "-", "-", "-"]),
        (
            .ended.without("app", "space").setting("app_id", to: "\"a-1\"").setting("type", to: "\"addon\""),
            ["-", "-", "-", "-", "-", "a-1", "addon", "web", "-", "-", "-", "-", "-", "-"]
        ),
        (.moved, ["other", "-", "elsewhere", "-", "-", "a-1", "dyno", "-", "-", "-", "-", "-", "-", "-"]),
        (
            .moved.without("space").setting("organization_id", to: "\"o-2\"").setting("app", to: "\"app-space\""),
            ["other", "o-2", "-", "-", "app-space", "a-1", "dyno", "-", "-", "-", "-", "-", "-", "-"]
        ),
        (.deleted, ["-", "-", "-", "-", "-", "a-1", "dyno", "-", "-", "-", "-", "-", "-", "-"]),
        (
            .deleted.without("app_id").setting("app", to: "\"app-space\"").setting("space", to: "\"space\"")
                .setting("space_id", to: "\"s-1\""),
            ["-", "-", "space", "s-1", "app", "-", "dyno", "-", "-", "-", "-", "-", "-", "-"]
        ),
        (.retracted, ["-", "-", "-", "-", "-", "-", "dyno", "-", "-", "-", "-", "-", "/controller", "e-0"]),
        (
            .retracted.setting("source", to: "\"https://other.example.com/?a=b#c\""),
            ["-", "-", "-", "-", "-", "-", "dyno", "-", "-", "-", "-", "-", "https://other.example.com/?a=b#c", "e-0"]
        ),
    ])
    func `each kind of event says what it says`(_ text: EventText, _ facts: [String]) throws {
        for json in [text.json, text.jsonWithDataFirst] {
            let chunk = try CloudEvents.read(json, as: .one)
            let kind = text.attributes[3].value.dropFirst().dropLast()
            #expect(chunk.facts == [[String(kind), Self.time] + facts])
            #expect(chunk.references == [["/controller", "e-1"]])
            #expect(chunk.events[0].ended == .never)
            #expect(!chunk.events[0].isPlaceAssumed)
        }
    }

    @Test func `one, a batch, or one a line`() throws {
        let texts = EventText.allKinds.map(\.json)
        for text in texts {
            for form in [EventBody.one, .oneOrBatch] {
                #expect(try CloudEvents.read(" \r\n\t" + text + "\n \t", as: form).events.map(\.line) == [0])
            }
        }
        let expected = try CloudEvents.read(EventText.allKinds)
        #expect(expected.events.map(\.line) == [0, 1, 2, 3, 4, 5])
        let bodies: [(String, EventBody)] = [
            ("[\n" + texts.joined(separator: "\n,\n") + "\n]\n", .batch), ("[" + texts.joined(separator: ",") + "]", .oneOrBatch),
            (texts.joined(separator: "\n"), .lines), ("\n \t\r\n" + texts.joined(separator: "\r\n \n\n") + "\r\n", .lines),
            ("\u{FEFF}" + texts.joined(separator: "\n"), .lines), ("\u{FEFF}[" + texts.joined(separator: ",") + "]", .batch),
        ]
        for (body, form) in bodies {
            let chunk = try CloudEvents.read(body, as: form)
            #expect(chunk.facts == expected.facts)
            #expect(chunk.events.map(\.identity) == expected.events.map(\.identity))
            #expect(chunk.events.map(\.line) == [0, 1, 2, 3, 4, 5])
        }
    }

    @Test(arguments: [("[]", EventBody.batch), (" [ ] ", .oneOrBatch), ("", .lines), ("\n \n", .lines)])
    func `there may be none`(_ body: String, _ form: EventBody) throws {
        #expect(try CloudEvents.read(body, as: form).events.isEmpty)
    }

    @Test(arguments: [
        "1", "-0.5e+10", "true", "false", "null", "\"a\"", #""\u00e9\\\"""#, "[]", "{}", "[1,[2,{\"a\":[]}],\"}]\"]",
        "{\"data\":{\"organization\":\"x\"},\"id\":\"y\"}", " [ ] ",
        String(repeating: "[", count: 64) + String(repeating: "]", count: 64),
    ])
    func `other attributes may have any value, and say nothing`(_ value: String) throws {
        let plain = try CloudEvents.read(EventText.changed.json)
        for name in ["subject", "dataschema", "traceparent", "Data", "ti\\u006dezone", "i", ""] {
            let chunk = try CloudEvents.read(EventText.changed.addingAttribute(name, value).json)
            #expect(chunk.facts == plain.facts)
            #expect(chunk.events[0].identity == plain.events[0].identity)
        }
    }

    @Test func `names of fields and values may have escapes`() throws {
        let text = EventText.changed.json.replacing("\"id\"", with: "\"\\u0069d\"")
            .replacing("\"data\":", with: "\"d\\u0061ta\" : ").replacing("\"plan\"", with: "\"pl\\u0061n\"")
            .replacing("akkeris", with: #"\u0061kk\u0065ris"#).replacing("usage.changed", with: #"usage\u002echanged"#)
            .replacing("1.0", with: #"1\u002e0"#)
        #expect(try CloudEvents.read(text).facts == CloudEvents.read(EventText.changed.json).facts)
        let name = #"\"\\\/ caf\u00e9 \ud83d\ude42"#
        let chunk = try CloudEvents.read(EventText.changed.setting("organization", to: "\"\(name)\"").json)
        #expect(chunk.facts[0][2] == "\"\\/ café 🙂")
    }

    @Test(arguments: [
        ("\"application/json\"", true), ("\"APPLICATION/JSON; charset=utf-8\"", true), ("\"application/vnd.usage+json\"", true),
        ("\" text/json+JSON ;a=b\"", true), ("null", true), ("\"\"", false), ("\"text/plain\"", false),
        ("\"application/jsonl\"", false), ("\"+json\"", false), ("\"application/xml;+json\"", false),
    ])
    func `the data is JSON`(_ contentType: String, _ isAccepted: Bool) throws {
        let text = EventText.changed.settingAttribute("datacontenttype", to: contentType).json
        if isAccepted {
            #expect(try CloudEvents.read(text).events.count == 1)
        } else {
            let error = #expect(throws: BodyRefusal.self) { try CloudEvents.read(text) }
            #expect(error?.problems == ["datacontenttype: must be application/json, or be left out"])
        }
    }

    @Test func `values at the limits are accepted`() throws {
        let name128 = String(repeating: "é", count: 128)
        let texts: [EventText] = [
            .changed.settingAttribute("id", to: "\"\(name128)\""),
            .changed.settingAttribute("source", to: "\"/\(String(repeating: "x", count: 255))\""),
            .changed.settingAttribute("source", to: "\"a%2f-._~:/?#[]@!$&'()*+,;=%C3%A9\""),
            .changed.settingAttribute("time", to: "\"2017-02-05t23:16:56.61699999+01:00\""),
            .changed.setting("organization", to: "\"\(name128)\"").setting("organization_id", to: "\"\(name128)\""),
            .changed.setting("app", to: "\"\(name128)-space\""), .changed.setting("resource", to: "\"\(name128)\""),
            .changed.setting("quantity", to: "0"), .changed.setting("quantity", to: "1000000"),
            .changed.setting("price_per_unit", to: "0"), .changed.setting("price_per_unit", to: "1e9"),
            .changed.setting("price_per_unit", to: "0.000001"),
            .retracted.setting("id", to: "\"\(name128)\""),
        ]
        for text in texts { #expect(try CloudEvents.read(text.json).events.count == 1, "\(text.json)") }
        let shown = try CloudEvents.read(EventText.changed.setting("app", to: "\"\(name128)-space\"").json)
        #expect(shown.facts[0][6] == name128)
    }

    @Test func `null is the same as nothing where a field may be left out`() throws {
        let plain = EventText.changed.without("organization_id", "space_id", "app_id", "price_per_unit")
        var nulls = plain
        for name in ["organization_id", "space_id", "app_id", "price_per_unit"] { nulls = nulls.setting(name, to: "null") }
        #expect(try CloudEvents.read(nulls.json).events[0].identity == CloudEvents.read(plain.json).events[0].identity)
        let moved = EventText.moved.setting("space", to: "null").setting("app", to: "null")
        #expect(try CloudEvents.read(moved.json).facts == CloudEvents.read(EventText.moved.without("space").json).facts)
        let retracted = EventText.retracted.setting("source", to: "null")
        #expect(try CloudEvents.read(retracted.json).facts == CloudEvents.read(EventText.retracted.json).facts)
    }
}

extension BodyRefusal {
    /// `field: message` of each error.
    var problems: [String] {
        guard case .invalid(let errors, _) = self else { return [message] }
        return errors.map { error in (error.field.map { "\($0): " } ?? "") + error.message }
    }

    /// The index and the code of each error.
    var codes: [String] {
        guard case .invalid(let errors, _) = self else { return [code] }
        return errors.map { "\($0.index ?? -1) \($0.code)" }
    }
}
