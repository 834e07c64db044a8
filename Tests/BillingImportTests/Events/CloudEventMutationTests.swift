import Billing
import Foundation
import Testing

@testable import BillingImport

@Suite struct CloudEventMutationTests {
    private static let escaped = EventText.addon.setting("organization", to: #""a\u00e9\ud83d\ude42 \"é""#)
        .addingAttribute("subject", #"{"a":[1.5e3,null,{"b":"\\"}]}"#)
    private static let batch = Array(
        ("[" + (EventText.allKinds + [escaped]).map(\.json).joined(separator: ", ") + "]").utf8)
    /// Bytes that mean something to a scanner.
    private static let special = Array("\"\\{}[]:,\n\r\t u0-.eE\0\u{7F}".utf8) + [0x80, 0xC3, 0xED, 0xF0, 0xFF]

    private func mutated(_ text: [UInt8], by random: inout SplitMix64) -> [UInt8] {
        var text = text
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let index = Int.random(in: 0..<text.count, using: &random)
            let byte =
                Bool.random(using: &random)
                ? Self.special.randomElement(using: &random) ?? 0 : UInt8.random(in: 0x20...0x7E, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0, 1: text[index] = byte
            case 2: text.insert(byte, at: index)
            case 3: text.remove(at: index)
            default: text.removeSubrange(index..<min(text.count, index + Int.random(in: 1...20, using: &random)))
            }
            if text.isEmpty { return text }
        }
        return text
    }

    /// What another parser finds in a body; numbers as they are given back, texts as bytes.
    private func facts(_ body: [UInt8]) throws -> [[[UInt8]]] {
        let events = try #require(try JSONSerialization.jsonObject(with: Data(body)) as? [[String: Any]])
        return try events.map { event in
            let data = try #require(event["data"] as? [String: Any])
            let texts =
                [event["source"], event["id"], event["type"]]
                + ["organization", "space_id", "app_id", "resource"].map { data[$0] }
            let numbers = ["quantity", "price_per_unit"].map { (data[$0] as? NSNumber).map { "\($0.doubleValue)" } ?? "-" }
            return texts.map { Array((($0 as? String) ?? "-").utf8) } + numbers.map { Array($0.utf8) }
        }
    }

    private func facts(_ chunk: UsageChunk) -> [[[UInt8]]] {
        zip(chunk.facts, zip(chunk.references, chunk.events)).map { facts, more in
            let event = more.1
            // A retraction's data has an id, and no resource.
            let texts = more.0 + [facts[0], facts[2], facts[5], facts[7], facts[9]]
            let quantity = event.quantity.map { "\(Double($0.count))" } ?? "-"
            let price = event.price.map { "\(Double($0.microUnits) / 1e6)" } ?? "-"
            return (texts + [quantity, price]).map { Array($0.utf8) }
        }
    }

    @Test(arguments: 0..<UInt64(20))
    func `a changed body is refused, or says what another parser reads in it`(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var meanings: [EventIdentity: [[UInt8]]] = [:]
        var (accepted, refused) = (0, 0)
        for turn in 0..<500 {
            let body = mutated(Self.batch, by: &random)
            guard let chunk = try? CloudEvents.read(body, as: .batch) else {
                refused += 1
                continue
            }
            accepted += 1
            let found = facts(chunk)
            #expect(try found == facts(body), "seed \(seed), turn \(turn)")
            for (event, facts) in zip(chunk.events, chunk.facts.map { $0.map { Array($0.utf8) } }) {
                let known = meanings.updateValue(facts, forKey: event.identity) ?? facts
                #expect(known == facts, "seed \(seed), turn \(turn): one identity, two meanings")
            }
        }
        #expect(refused > 0)
        #expect(accepted > 0)
    }

    @Test(arguments: 0..<UInt64(10))
    func `random bytes are refused without a crash`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let count = Int.random(in: 1...60, using: &random)
            let body = (0..<count).map { _ in
                Bool.random(using: &random)
                    ? Self.special.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
            }
            for form in [EventBody.one, .batch, .oneOrBatch] where body != Array("[]".utf8) {
                #expect(throws: BodyRefusal.self) { try CloudEvents.read(body, as: form) }
            }
            _ = try? CloudEvents.read(body, as: .lines)
            _ = try? CloudEvents.read(body, attributes: [("id", body)])
        }
    }
}
