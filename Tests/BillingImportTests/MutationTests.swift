import Billing
import Testing

@testable import BillingImport

@Suite struct MutationTests {
    private static let lines = [
        LineText.dyno, .addon.setting("resource", to: #""a\u00e9\ud83d\ude42""#).setting("app_id", to: "\"7\""),
        .addon.setting("deleted_at", to: "\"2017-01-01T00:00:00Z\""),
    ]
    private static let ndjson = Array(lines.map(\.ndjson).joined(separator: "\n").utf8)
    private static let csv = Array((lines[2].csv + "\n\"a \"\"é\"\"\"" + lines[2].csv.drop { $0 != "\n" }.dropFirst(8)).utf8)
    /// Bytes that mean something to a scanner.
    private static let special = Array("\"\\{}[]:,\n\r\t u0-.eE\0\u{7F}".utf8) + [0x80, 0xC3, 0xED, 0xF0, 0xFF]

    private func mutated(_ text: [UInt8], by random: inout SplitMix64) -> [UInt8] {
        var text = text
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let index = Int.random(in: 0..<text.count, using: &random)
            let byte = Self.special.randomElement(using: &random) ?? UInt8.random(in: 0...255, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: text[index] = byte
            case 1: text.insert(byte, at: index)
            case 2: text.remove(at: index)
            default: text.removeSubrange(index..<min(text.count, index + Int.random(in: 1...20, using: &random)))
            }
            if text.isEmpty { return text }
        }
        return text
    }

    @Test(arguments: 0..<UInt64(20))
    func `a changed line is an event or an error`(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var refused = 0
        for turn in 0..<500 {
            let isCSV = turn % 2 == 0
            let text = mutated(isCSV ? Self.csv : Self.ndjson, by: &random)
            let read = { (blockBytes: Int) throws -> ReadLines in
                try ReadLines(
                    UsageLines(
                        input: .memory(text), file: "usage", format: isCSV ? .csv : .ndjson, blockBytes: blockBytes,
                        maximumLineBytes: 2000))
            }
            do {
                let lines = try read(1 << 16)
                #expect(try read(7).identities == lines.identities, "seed \(seed), turn \(turn)")
            } catch let error as UsageLineError {
                refused += 1
                let again = #expect(throws: UsageLineError.self, "seed \(seed), turn \(turn)") { try read(7) }
                #expect(again == error, "seed \(seed), turn \(turn)")
            }
        }
        #expect(refused > 0)
    }
}
