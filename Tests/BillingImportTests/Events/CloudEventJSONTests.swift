import Billing
import Testing

@testable import BillingImport

/// A body that can't be read.
private struct BadBody: Sendable, CustomTestStringConvertible {
    var body: String
    var form: EventBody
    /// `problem at line 1, column 2`
    var place: String

    init(_ body: String, _ place: String) {
        self.init(body, .oneOrBatch, place)
    }

    init(_ body: String, _ form: EventBody, _ place: String) {
        self.body = body
        self.form = form
        self.place = place
    }

    var testDescription: String { "\(body.prefix(40)): \(place)" }
}

private let event = EventText.changed.json
private let deep = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)

private let refusals: [BadBody] = [
    BadBody("", "expected a value at line 1, column 1"),
    BadBody(" \n ", "expected a value at line 2, column 2"),
    BadBody("hello", "expected a value at line 1, column 1"),
    BadBody("1", "expected an object or an array at line 1, column 1"),
    BadBody("null", "expected an object or an array at line 1, column 1"),
    BadBody("[]", .one, "expected an object at line 1, column 1"),
    BadBody("\n \(event)", .batch, "expected an array at line 2, column 2"),
    BadBody("{", "expected a field's name in double quotes at line 1, column 2"),
    BadBody("{id:1}", "expected a field's name in double quotes at line 1, column 2"),
    BadBody("{\"id\" 1}", "expected \":\" at line 1, column 7"),
    BadBody("{\"id\":}", "expected a value at line 1, column 7"),
    BadBody("{\"id\":'a'}", "expected a value at line 1, column 7"),
    BadBody("{\"id\":\"a\"", "expected \",\" or \"}\" at line 1, column 10"),
    BadBody("{\"id\":\"a\" \"b\":1}", "expected \",\" or \"}\" at line 1, column 11"),
    BadBody("{\"id\":\"a\",}", "expected a field's name in double quotes at line 1, column 11"),
    BadBody("{\"é\":\"a", "a string is not closed at line 1, column 8"),
    BadBody("{\"id\":\"a\nb\"}", "a control character in a string at line 1, column 9"),
    BadBody("{\"x\":\"a\u{1F}b\"}", "a control character in a string at line 1, column 8"),
    BadBody(#"{"x":"\x"}"#, "an escape that JSON does not have at line 1, column 7"),
    BadBody(#"{"x":"\ud800\u0041"}"#, "half of a surrogate pair at line 1, column 7"),
    BadBody(#"{"data":{"x":"\udc00"}}"#, "half of a surrogate pair at line 1, column 15"),
    BadBody("{\"x\":tru}", "expected a value at line 1, column 6"),
    BadBody("{\"x\":nulll}", "expected \",\" or \"}\" at line 1, column 10"),
    BadBody("{\"x\":01}", "expected \",\" or \"}\" at line 1, column 7"),
    BadBody("{\"x\":-}", "expected a digit at line 1, column 7"),
    BadBody("{\"x\":1.}", "expected a digit at line 1, column 8"),
    BadBody("{\"x\":1e}", "expected a digit at line 1, column 8"),
    BadBody("{\"x\":1e+}", "expected a digit at line 1, column 9"),
    BadBody("{\"x\":+1}", "expected a value at line 1, column 6"),
    BadBody("{\"x\":.5}", "expected a value at line 1, column 6"),
    BadBody("{\"x\":0x10}", "expected \",\" or \"}\" at line 1, column 7"),
    BadBody("{\"x\":NaN}", "expected a value at line 1, column 6"),
    BadBody("{\"data\":{\"quantity\":1.}}", "expected a digit at line 1, column 23"),
    BadBody("{\"data\":{\"quantity\":00}}", "expected \",\" or \"}\" at line 1, column 22"),
    BadBody("{\"x\":[1,]}", "expected a value at line 1, column 9"),
    BadBody("{\"x\":[,1]}", "expected a value at line 1, column 7"),
    BadBody("{\"x\":[1 2]}", "expected \",\" or \"]\" at line 1, column 9"),
    BadBody("{\"x\":[1}", "expected \",\" or \"]\" at line 1, column 8"),
    BadBody("{\"x\":{\"a\":1]}", "expected \",\" or \"}\" at line 1, column 12"),
    BadBody("{\"x\":[", "expected a value at line 1, column 7"),
    BadBody("{\"x\":\(deep)}", "nested too deeply at line 1, column 70"),
    BadBody("[\(deep)]", "nested too deeply at line 1, column 66"),
    BadBody(
        "{\"data\":{\"x\":\(deep.replacing("[", with: "{\"a\":").replacing("]", with: "}"))}}",
        "nested too deeply at line 1, column 334"),
    BadBody("[\(event)", "expected \",\" or \"]\" at line 1, column 354"),
    BadBody("[\(event),]", "expected a value at line 1, column 355"),
    BadBody("[\(event)] ,", "text after the end of the document at line 1, column 356"),
    BadBody("\(event)\n\(event)", "text after the end of the document at line 2, column 1"),
    BadBody("\(event)\n\n{\"id\":\"é\",\n\"x\":1}", .lines, "expected a field's name in double quotes at line 3, column 11"),
    BadBody("\(event)\r\n\(event) \(event)\n", .lines, "text after the end of the document at line 2, column 354"),
    BadBody("\(event)\n\u{FEFF}\(event)", .lines, "expected a value at line 2, column 1"),
    BadBody(#"{"subject":"\n\n\u00e9", "id":"\n","x" }"#, "expected \":\" at line 1, column 40"),
    BadBody(
        "[\(event.replacing("akkeris", with: #"\n\u0061\u0061"#)),\n{]",
        "expected a field's name in double quotes at line 2, column 2"),
]

@Suite struct CloudEventJSONTests {
    @Test(arguments: refusals)
    private func `what is not JSON is refused with its place`(_ refusal: BadBody) {
        let error = #expect(throws: BodyRefusal.self) { try CloudEvents.read(refusal.body, as: refusal.form) }
        #expect(error?.message == "The body can't be read as JSON: \(refusal.place).")
        #expect(error?.code == "not_json")
    }

    @Test func `a body of brackets is refused without a crash`() {
        for text in ["[", "{\"x\":[", "{\"x\":{\"a\":"] {
            let body = String(repeating: text, count: 1_000_000 / text.utf8.count)
            #expect(throws: BodyRefusal.self) { try CloudEvents.read(body) }
        }
    }

    @Test(
        arguments: [
            [0x80], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
        ] as [[UInt8]])
    func `what is not UTF-8 is refused, wherever it stands`(_ bytes: [UInt8]) {
        let good = Array((EventText.changed.json + "\né\n").utf8)
        for text in ["X", "{\"id\":\"X\"}", "{\"subject\":\"X\"}", "{\"X\":1}"] {
            let bad = Array(
                text.split(separator: "X", omittingEmptySubsequences: false).map { Array($0.utf8) }.joined(separator: bytes))
            for form in EventBody.allCases {
                let error = #expect(throws: BodyRefusal.self) { try CloudEvents.read(good + bad + Array("\n".utf8), as: form) }
                #expect(error == .notUTF8(line: 3))
                #expect(error?.message == "The body can't be read: line 3 is not UTF-8.")
                #expect(error?.code == "not_utf8")
            }
        }
    }
}
