import BillingService
import Testing

@Suite struct EventReferenceTests {
    @Test func isOrderedByItsSourceAndThenByItsIDAsBytes() {
        let inOrder = [
            ("", "z"), ("Z", "1"), ("a", ""), ("a", "10"), ("a", "9"), ("a", "9a"), ("a", "e\u{301}"), ("a", "\u{E9}"),
            ("a", "\u{FF5E}"), ("a", "\u{1F600}"), ("ab", "0"), ("b", "0"),
        ].map { EventReference(source: Array($0.utf8), id: Array($1.utf8)) }
        #expect(inOrder.reversed().sorted() == inOrder)
        #expect(Set(inOrder).count == inOrder.count)
    }
}
