import Billing
import Testing

@testable import BillingImport

@Suite struct IdentityTests {
    private func identity(_ line: LineText) throws -> EventIdentity {
        try #require(try ReadLines(line.ndjson).identities.first)
    }

    /// Stores keep identities, so they must never change from one version to the next. These were made by another program.
    @Test(arguments: [
        (LineText.dyno, LineText.dynoIdentity),
        (.addon, EventIdentity(high: 0xCBC8_A63E_84C7_6341, low: 0x380C_BE31_8C78_1695)),
        (
            .addon.setting("resource", to: "\"cache\"").setting("app_id", to: "\"app-7\""),
            EventIdentity(high: 0xF867_25E6_5F0A_9E49, low: 0x96C5_0483_0241_E306)
        ),
    ])
    func `an identity is the first half of a SHA-256`(_ line: LineText, _ expected: EventIdentity) throws {
        #expect(try identity(line) == expected)
    }

    @Test(arguments: [
        LineText.dyno.setting("organization", to: "\"other\""), .dyno.setting("space", to: "\"other\""),
        .dyno.setting("app", to: #"{"name":"other"}"#), .dyno.setting("app_id", to: "\"app\""),
        .dyno.setting("description", to: "\"gp2 worker dyno\""), .dyno.setting("description", to: "\"gp1 web dyno\""), .addon,
        .dyno.setting("quantity", to: "2"), .dyno.setting("price_per_unit", to: "60.000001"),
        .dyno.setting("created_at", to: "\"2016-07-26T15:47:33.412Z\""),
        .addon.setting("resource", to: "\"a\""), .addon.setting("resource", to: "\"alamo-redis:small\""),
        .dyno.setting("organization", to: "\"akkerisspace\"").setting("space", to: "\"\u{E9}\""),
        .dyno.setting("organization", to: "\"akkerisspace\"").setting("space", to: "\"e\u{301}\""),
    ])
    func `other content is another identity`(_ line: LineText) throws {
        #expect(try identity(line) != identity(.dyno))
        if line.fields.contains(where: { $0.name == "resource" }) { #expect(try identity(line) != identity(.addon)) }
    }

    @Test(arguments: [
        LineText.dyno.reversed(), .dyno.setting("app", to: #"{"name":"app"}"#), .dyno.setting("resource", to: "\"web\""),
        .dyno.setting("resource", to: "null"), .dyno.setting("app_id", to: "null"),
        .dyno.setting("deleted_at", to: "\"2016-08-26T15:47:33.411Z\""), .dyno.setting("price_per_unit", to: "6.0e1"),
        .dyno.setting("quantity", to: "1.0"), .dyno.setting("created_at", to: "\"2016-07-26T17:47:33.4119+02:00\""),
        .dyno.setting("app", to: #"{"name":"app-sp\u0061ce"}"#),
    ])
    func `the same content in another spelling is the same identity`(_ line: LineText) throws {
        #expect(try identity(line) == identity(.dyno))
    }

    @Test(arguments: [
        LineText.dyno, .addon, .dyno.reversed(), .addon.setting("resource", to: "\"a\""),
        .addon.setting("resource", to: "null"), .dyno.setting("app_id", to: "\"7\""),
        .dyno.setting("app", to: #"{"name":"app"}"#),
        .dyno.setting("deleted_at", to: "\"2016-08-26T15:47:33.411Z\""), .dyno.setting("organization", to: "\"a é 🙂\""),
    ])
    func `NDJSON and CSV of the same content are the same events`(_ line: LineText) throws {
        let ndjson = try ReadLines(line.ndjson)
        let csv = try ReadLines(line.csv)
        #expect(ndjson.identities == csv.identities)
        #expect(ndjson.names == csv.names)
        #expect(ndjson.events.map(\.ended) == csv.events.map(\.ended))
    }
}
