import Billing
import Testing

@testable import BillingImport

@Suite struct BlockTests {
    private static let ndjson =
        "\u{FEFF}\n"
        + [
            LineText.dyno, .addon.setting("resource", to: #""a\u00e9\"""#), .dyno.setting("organization", to: "\"日本 🙂\""),
            .addon.setting("deleted_at", to: "\"2017-01-01T00:00:00Z\""),
        ].map(\.ndjson).joined(separator: "\r\n\n")

    private static let csv =
        "\u{FEFF}" + LineText.addon.setting("resource", to: "\"x\"").csv.replacing(",x", with: ",\"a\"\"b, c\"") + "\r\n"
        + "\"日本 🙂\",\"space\",app,gp2 web dyno,dyno,1,60,2016-07-26T15:47:33.411Z,\"\",\"web\"\r\n\r\n"
        + "akkeris,space,app,gp2 web dyno,dyno,1,60,2016-07-26T15:47:33.411Z,,\"web\""

    @Test(arguments: [1, 2, 3, 5, 7, 8, 9, 16, 63, 64, 100, 250, 1000])
    func `where a block ends does not matter`(_ blockBytes: Int) throws {
        for (text, events) in [(Self.ndjson, 4), (Self.csv, 3)] {
            let whole = try ReadLines(text)
            let parts = try ReadLines(text, blockBytes: blockBytes, maximumLineBytes: 400)
            #expect(whole.events.count == events)
            #expect(parts.identities == whole.identities)
            #expect(parts.names == whole.names)
            #expect(parts.events.map(\.line) == whole.events.map(\.line))
        }
    }

    @Test(arguments: [1, 10, 64, 1000])
    func `a line that is too long is refused, wherever blocks end`(_ blockBytes: Int) throws {
        let line = LineText.dyno.ndjson
        let length = line.utf8.count
        for end in ["", "\n", "\n\n", "\n" + line] {
            let accepted = try ReadLines(line + end, blockBytes: blockBytes, maximumLineBytes: length)
            #expect(accepted.events.count == (end.hasSuffix("}") ? 2 : 1))
            let error = #expect(throws: UsageLineError.self) {
                try ReadLines("\n" + line + end, blockBytes: blockBytes, maximumLineBytes: length - 1)
            }
            #expect(error?.code == "line_too_long")
            #expect(
                error?.message
                    == "usage:2: longer than \(length - 1) bytes, the most that a line may have; is a quote not closed?")
        }
    }

    @Test func `a quote that is not closed does not read a whole file into memory`() throws {
        let text = LineText.dyno.csv + "\n\"" + String(repeating: "akkeris,space\n", count: 200_000)
        let error = #expect(throws: UsageLineError.self) { try ReadLines(text) }
        #expect(error?.line == 3)
        #expect(error?.problem == .lineTooLong(maximumBytes: 1_048_576))
    }

    @Test func `a line of 1 MiB is read, one byte more is refused`() throws {
        let line = LineText.dyno.ndjson
        let blanks = String(repeating: " ", count: 1_048_576 - line.utf8.count)
        #expect(try ReadLines(line + blanks + "\n" + line).events.count == 2)
        let error = #expect(throws: UsageLineError.self) { try ReadLines(line + "\n" + line + blanks + " \n") }
        #expect(error?.line == 2)
    }
}
