import Testing

@testable import invoices

@Suite struct JSONValueTests {
    @Test(arguments: [
        (
            "{\"a\":[1,-2.50,true,false,null]}",
            JSONValue.object(["a": .array([.number("1"), .number("-2.50"), .boolean(true), .boolean(false), .null])])
        ),
        (" [ ] ", .array([])),
        ("\"q\\u00e9\\\"\"", .string("qé\"")),
        ("213.51000000000005", .number("213.51000000000005")),
    ])
    func `numbers are kept as they are written`(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: Array(text.utf8)) == value)
    }

    @Test(arguments: ["", "{", "[1,]", "{\"a\"}", "{\"a\":1,\"a\":2}", "\"open", "\"\\x\"", "1 2", "nul", "<html>"])
    func `what is not JSON is refused`(text: String) {
        #expect(throws: JSONValue.SyntaxError.self) { try JSONValue(parsing: Array(text.utf8)) }
    }

    @Test func `nesting has an end`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: JSONValue.SyntaxError.self) { try JSONValue(parsing: Array(deep.utf8)) }
    }
}
