import Billing
import Testing

@Suite struct ItemTypeTests {
    @Test(
        arguments: [("dyno", ItemType.dyno), ("addon", .addon), ("Dyno", nil), ("add-on", nil), ("", nil)]
            as [(String, ItemType?)])
    func hasAName(name: String, type: ItemType?) {
        #expect(ItemType(name: name) == type)
        if let type { #expect(type.name == name) }
    }
}
