import Billing
import Testing

@Suite struct EventIdentityTests {
    @Test func isOrderedAsTheBytesThatAStoreKeeps() {
        let inOrder = [
            EventIdentity(high: 0, low: 0), EventIdentity(high: 0, low: 0, occurrence: 1), EventIdentity(high: 0, low: .max),
            EventIdentity(high: 1, low: 0), EventIdentity(high: 1 << 63, low: 0, occurrence: .max),
            EventIdentity(high: .max, low: 0),
        ]
        #expect(inOrder.reversed().sorted() == inOrder)
    }

    @Test func hasTheSameContentWhateverItsOccurrence() {
        let first = EventIdentity(high: 1, low: 2)
        #expect(first.hasSameContent(as: EventIdentity(high: 1, low: 2, occurrence: 3)))
        #expect(!first.hasSameContent(as: EventIdentity(high: 1, low: 3)))
        #expect(!first.hasSameContent(as: EventIdentity(high: 2, low: 2)))
    }
}
