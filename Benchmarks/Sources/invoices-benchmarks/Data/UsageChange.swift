import Billing
import PostgresClient

/// A usage event of a generated platform: from its time on, a process runs in this configuration.
struct UsageChange: Sendable {
    /// A dyno size and its monthly price.
    struct Size: Sendable {
        var name: String
        var price: Price
    }

    static let source = "/platform/formations"

    /// Counts from 0.
    var number: Int
    /// In milliseconds since 1970.
    var happened: Int64
    var app: Int
    /// The process type.
    var process: String
    var size: Size
    var quantity: Int

    var organization: String { Names.organization(app % ChangingPlatform.organizations) }
    var space: String { Names.space(app % ChangingPlatform.spaces) }
    /// Spread over the whole range, as those of real platforms are.
    var id: String { UsageChange.identifier(number, salt: 1) }
    var appID: String { UsageChange.identifier(app, salt: 2) }

    /// Adds the event as one line of JSON, without the line's end.
    func writeJSON(to text: inout String) {
        text += "{\"specversion\":\"1.0\",\"id\":\"\(id)\",\"source\":\"\(UsageChange.source)\",\"type\":\"usage.changed\","
        text += "\"time\":\"\(Instant(millisecondsSince1970: happened))\",\"data\":{\"organization\":\"\(organization)\","
        text += "\"space\":\"\(space)\",\"app\":\"\(Names.app(app))\",\"app_id\":\"\(appID)\",\"type\":\"dyno\","
        text += "\"resource\":\"\(process)\",\"plan\":\"\(size.name)\",\"quantity\":\(quantity),"
        text += "\"price_per_unit\":\(size.price)}}"
    }

    /// All that it says, as the peers keep it: none of it has a character that any of them would have to quote.
    var texts: [String] {
        [UsageChange.source, id, organization, space, Names.app(app), appID, "dyno", process, size.name]
    }
    var numbers: [Int64] { [happened, Int64(quantity), size.price.microUnits] }

    private static func identifier(_ number: Int, salt: UInt64) -> String {
        var bits = salt << 32 | UInt64(number)
        func mixed() -> UInt64 {
            bits &*= 0x9E37_79B9_7F4A_7C15
            bits ^= bits >> 29
            return bits
        }
        return PostgresUUID(high: mixed(), low: mixed()).description
    }
}
