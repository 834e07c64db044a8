import Billing
import BillingService
import Testing

@testable import BillingImport

@Suite struct UsageLinesTests {
    @Test func `a dyno's line becomes an event`() throws {
        let line = LineText.dyno.setting("quantity", to: "3").setting("price_per_unit", to: "0.29")
            .setting("deleted_at", to: "\"2016-08-01T00:00:00+02:00\"").setting("app_id", to: "\"7\"")
        let lines = try ReadLines(line.ndjson)
        let event = try #require(lines.events.first)
        #expect(lines.events.count == 1)
        #expect(event.happened.description == "2016-07-26T15:47:33.411Z")
        #expect(event.ended.description == "2016-07-31T22:00:00.000Z")
        #expect(event.type == .dyno)
        #expect(event.quantity?.count == 3)
        #expect(event.price?.microUnits == 290_000)
        #expect(event.line == 1)
        #expect(event.identity.occurrence == 0)
        #expect(lines.names == [["akkeris", "space", "app", "7", "web", "gp2 web dyno"]])
    }

    @Test func `an add-on's line becomes an event`() throws {
        let lines = try ReadLines(LineText.addon.ndjson + "\n" + LineText.addon.setting("resource", to: "\"cache\"").ndjson)
        #expect(lines.events.map(\.type) == [.addon, .addon])
        #expect(lines.events.map(\.ended) == [.never, .never])
        #expect(lines.events.map(\.line) == [1, 2])
        #expect(
            lines.names == [
                ["akkeris", "space", "app", nil, nil, "alamo-redis:small addon"],
                ["akkeris", "space", "app", nil, "cache", "alamo-redis:small addon"],
            ])
    }

    @Test(arguments: [
        (#"caf\u00e9 \ud83d\ude42"#, "café 🙂"), (#"a\"b\\c\/d"#, "a\"b\\c/d"), ("e\u{301}", "e\u{301}"), (#"\u0041"#, "A"),
    ])
    func `escapes of JSON stand for their characters`(_ escaped: String, _ name: String) throws {
        let lines = try ReadLines(LineText.dyno.setting("organization", to: "\"\(escaped)\"").ndjson)
        // Compared as bytes: Swift's own equality holds é and e + ´ for the same.
        #expect(lines.names[0][0].map { Array($0.utf8) } == Array(name.utf8))
    }

    @Test func `names of fields may have escapes, and blanks may stand anywhere`() throws {
        let text = LineText.dyno.ndjson.replacing("\"space\":", with: "\"sp\\u0061ce\"\t: ").replacing(
            "\"name\"", with: "\"n\\u0061me\""
        )
        .replacing(",", with: " ,\t").replacing("{", with: " { ").replacing("}", with: " } ")
        #expect(try ReadLines(text).identities == ReadLines(LineText.dyno.ndjson).identities)
    }

    @Test func `quotes of CSV stand for themselves where they are doubled`() throws {
        let text = LineText.dyno.csv.replacing("akkeris", with: "\"Akkeris \"\"the, first\"\"\"").replacing(
            "organization", with: "\"organization\"")
        #expect(try ReadLines(text).names[0][0] == "Akkeris \"the, first\"")
    }

    @Test func `a file may end without a line feed, have a byte order mark, CR LF and blank lines`() throws {
        for line in [LineText.dyno.ndjson, LineText.dyno.csv] {
            let plain = try ReadLines(line + "\n")
            let variants = [
                line, "\u{FEFF}" + line, line.replacing("\n", with: "\r\n") + "\r\n", "\n \r\n" + line + "\r\n\t\n\n",
                "\u{FEFF}\r\n" + line + "\r",
            ]
            for text in variants { #expect(try ReadLines(text).identities == plain.identities, "\(text.debugDescription)") }
        }
    }

    @Test(arguments: ["", "\n", "\u{FEFF}", " \r\n\n"])
    func `a file without lines has no events`(_ text: String) throws {
        #expect(try ReadLines(text).events.isEmpty)
        #expect(try ReadLines(text, file: "a.ndjson", format: .ndjson).events.isEmpty)
    }

    @Test func `a CSV file with columns alone has no events`() throws {
        let header = LineText.dyno.fields.map(\.name).joined(separator: ",")
        #expect(try ReadLines(header).events.isEmpty)
        #expect(try ReadLines(header + "\r\n").events.isEmpty)
    }

    @Test(arguments: [
        ("a.ndjson", UsageLineFormat.ndjson), ("a.jsonl", .ndjson), ("a.json", .ndjson), ("/b.csv/a.JSON", .ndjson),
        ("a.csv", .csv), ("a.b.CSV", .csv), ("a", nil), ("-", nil), ("a.txt", nil), ("csv", nil),
    ])
    func `a file's extension tells its format`(_ path: String, _ format: UsageLineFormat?) {
        #expect(UsageLineFormat(path: path) == format)
    }

    @Test func `events come in chunks of a bounded size`() throws {
        let text = String(repeating: LineText.dyno.ndjson + "\n", count: 10)
        var source = UsageLines(input: .memory(Array(text.utf8)), file: "usage", format: nil, chunkEvents: 4)
        var sizes: [Int] = []
        var chunk = UsageChunk()
        while try source.read(into: &chunk) {
            sizes.append(chunk.events.count)
            chunk.removeAll()
        }
        #expect(sizes == [4, 4, 2])
    }

    @Test func `a copy goes on from where it was made`() throws {
        let text = (1...9).map { LineText.dyno.setting("quantity", to: "\($0)").ndjson }.joined(separator: "\n")
        var source = UsageLines(input: .memory(Array(text.utf8)), file: "usage", format: nil, chunkEvents: 3)
        var chunk = UsageChunk()
        #expect(try source.read(into: &chunk))
        let copy = source
        #expect(try ReadLines(source).events.map(\.quantity?.count) == [4, 5, 6, 7, 8, 9])
        #expect(try ReadLines(copy).events.map(\.quantity?.count) == [4, 5, 6, 7, 8, 9])
    }
}
