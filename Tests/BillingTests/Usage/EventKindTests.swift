import Billing
import Testing

@Suite struct EventKindTests {
    /// Stores keep these numbers.
    @Test func isKeptAsANumber() {
        #expect(EventKind.allCases.map(\.rawValue) == [0, 1, 2, 3, 4])
        #expect(EventKind.allCases == [.changed, .ended, .moved, .deleted, .retracted])
    }

    @Test func isOfAnAppWhereItMovesOrDeletesOne() {
        #expect(EventKind.allCases.filter(\.isOfApp) == [.moved, .deleted])
    }
}
