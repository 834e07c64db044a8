import Billing
import BillingTesting
import Testing

@Suite struct NumberTableTests {
    @Test func `pairs are known by the order in which they came`() {
        var table = NumberTable()
        let pairs: [(Int64, Int64)] = [(1, 2), (2, 1), (1, 0), (.min, .max), (1, 2), (0, 0), (2, 1), (-1, 0)]
        #expect(pairs.map { table.place(of: $0.0, $0.1) } == [0, 1, 2, 3, 0, 4, 1, 5])
        #expect(table.count == 6)
        #expect((0..<6).map { table.first(at: $0) } == [1, 2, 1, .min, 0, -1])
    }

    @Test func `many are what a dictionary has`() {
        struct Pair: Hashable { var first, second: Int64 }
        var random = SeededRandom(seed: 73)
        var (table, known) = (NumberTable(), [Pair: Int]())
        for _ in 0..<20_000 {
            let pair = Pair(first: random.number(0...3000), second: Int64(random.number(0...3)) << 32)
            let expected = known[pair] ?? known.count
            known[pair] = expected
            #expect(table.place(of: pair.first, pair.second) == expected)
        }
        #expect(table.count == known.count)
    }
}
