import Billing
import Testing

@Suite struct ItemDescriptionTests {
    @Test(
        arguments: [
            ("gp2 web dyno", ItemType.dyno, "gp2", "web"), ("dyno dyno dyno", .dyno, "dyno", "dyno"),
            ("é ü dyno", .dyno, "é", "ü"),
            ("alamo-redis:small addon", .addon, "alamo-redis:small", nil), ("addon addon", .addon, "addon", nil),
        ] as [(String, ItemType, String, String?)])
    func hasParts(text: String, type: ItemType, plan: String, process: String?) throws {
        let bytes = Array(text.utf8)
        let description = try #require(ItemDescription(reading: text, type: type))
        #expect(String(decoding: bytes[description.plan], as: UTF8.self) == plan)
        #expect(description.process.map { String(decoding: bytes[$0], as: UTF8.self) } == process)
    }

    @Test(arguments: [
        ("", ItemType.dyno), ("gp2 dyno", .dyno), ("gp2 web", .dyno), ("gp2 web dynos", .dyno), ("gp2 web Dyno", .dyno),
        ("gp2 web addon", .dyno), ("gp2  web dyno", .dyno), (" gp2 web dyno", .dyno), ("gp2 web dyno ", .dyno),
        ("gp2 web dyno dyno", .dyno), ("web dyno", .dyno), ("gp2 web dyn", .dyno), ("", .addon), ("addon", .addon),
        (" addon", .addon), ("redis:small", .addon), ("redis:small addons", .addon), ("redis:small dyno", .addon),
        ("redis small addon", .addon), ("redis:small  addon", .addon), ("redis:small addon ", .addon),
    ])
    func hasNoOtherForm(text: String, type: ItemType) {
        #expect(ItemDescription(reading: text, type: type) == nil)
    }
}
