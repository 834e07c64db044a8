import Billing
import Testing

@testable import BillingImport

/// Binary mode: the attributes stand beside the data.
@Suite struct CloudEventBinaryTests {
    private func read(_ text: EventText, _ attributes: [(String, String)]? = nil) throws -> UsageChunk {
        let values = text.attributes.map { ($0.name, String($0.value.dropFirst().dropLast())) }
        return try CloudEvents.read(
            Array(text.dataJSON.utf8), attributes: (attributes ?? values).map { ($0.0, Array($0.1.utf8)) })
    }

    @Test(arguments: EventText.allKinds)
    func `it says the same as one object`(_ text: EventText) throws {
        let binary = try read(text)
        let structured = try CloudEvents.read(text.json)
        #expect(binary.facts == structured.facts)
        #expect(binary.references == structured.references)
        #expect(binary.events.map(\.identity) == structured.events.map(\.identity))
        #expect(binary.events.map(\.line) == [0])
    }

    @Test func `escapes in the data stand for their characters`() throws {
        let chunk = try read(.changed.setting("organization", to: #""caf\u00e9""#))
        #expect(chunk.facts[0][2] == "café")
        #expect(chunk.references == [["/controller", "e-1"]])
    }

    @Test func `other attributes say nothing, and data is not one`() throws {
        let attributes = EventText.changed.attributes.map { ($0.name, String($0.value.dropFirst().dropLast())) }
        let others = [("subject", "a"), ("subject", "b"), ("data", "{}"), ("", "")]
        #expect(try read(.changed, attributes + others).facts == CloudEvents.read(EventText.changed.json).facts)
    }

    @Test func `what is wrong is said`() throws {
        let good = [
            ("specversion", "1.0"), ("source", "/controller"), ("type", "usage.changed"), ("time", "2017-02-05T22:16:56Z"),
        ]
        let missing = #expect(throws: BodyRefusal.self) { try read(.changed, good) }
        #expect(missing?.problems == ["id: is missing"])
        let twice = #expect(throws: BodyRefusal.self) { try read(.changed, good + [("id", "a"), ("id", "a")]) }
        #expect(twice?.problems == ["id: is given twice"])
        let notText = #expect(throws: BodyRefusal.self) {
            try CloudEvents.read(
                Array(EventText.changed.dataJSON.utf8),
                attributes: good.map { ($0.0, Array($0.1.utf8)) } + [("id", [0xC3])])
        }
        #expect(notText?.problems == ["id: must be UTF-8"])
        for (body, message) in [
            ("[]", "expected an object at line 1, column 1"), ("{} 1", "text after the end of the document at line 1, column 4"),
            ("", "expected a value at line 1, column 1"),
        ] {
            let error = #expect(throws: BodyRefusal.self) { try CloudEvents.read(Array(body.utf8), attributes: []) }
            #expect(error?.message == "The body can't be read as JSON: \(message).")
        }
    }
}
