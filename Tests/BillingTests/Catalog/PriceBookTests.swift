import Billing
import BillingTesting
import Testing

@Suite struct PriceBookTests {
    private static let plan = TextKey(1)
    private static let start: Instant = "2017-02-02T00:00:00Z"

    /// Days of February 2017 and prices from them on.
    private static func book(_ prices: [(Int64, Price)]) -> PriceBook {
        var book = PriceBook()
        for (day, price) in prices { book.set(price, of: plan, type: .dyno, from: february(day)) }
        return book
    }

    private static func february(_ day: Int64) -> Instant { Day(year: 2017, month: 2, day: day).start }

    @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0]])
    func tellsThePriceOfATimeInWhateverOrderPricesWereSet(order: [Int]) {
        let prices: [(Int64, Price)] = [(3, "30"), (5, "50"), (8, "0")]
        let book = Self.book(order.map { prices[$0] })
        let expected: [(Instant, Price?)] = [
            (Self.february(3).advanced(milliseconds: -1), nil), (Self.february(3), "30"),
            (Self.february(5).advanced(milliseconds: -1), "30"), (Self.february(5), "50"), (Self.february(8), "0"),
            (.never, "0"),
        ]
        for (instant, price) in expected { #expect(book.price(of: Self.plan, type: .dyno, at: instant) == price) }
        #expect(book.firstValidFrom(of: Self.plan, type: .dyno) == Self.february(3))
        #expect(book == Self.book(prices))
    }

    @Test func replacesAPriceOfTheSameTime() {
        let book = Self.book([(3, "30"), (5, "50"), (3, "31"), (5, "51")])
        #expect(book.price(of: Self.plan, type: .dyno, at: Self.february(3)) == "31")
        #expect(book.price(of: Self.plan, type: .dyno, at: Self.february(5)) == "51")
        #expect(book == Self.book([(3, "31"), (5, "51")]))
    }

    @Test func keepsPlansAndTypesApart() {
        var book = Self.book([(3, "30")])
        book.set("7", of: Self.plan, type: .addon, from: Self.february(4))
        book.set("8", of: TextKey(2), type: .dyno, from: Self.february(1))
        #expect(book.price(of: Self.plan, type: .dyno, at: Self.february(9)) == "30")
        #expect(book.price(of: Self.plan, type: .addon, at: Self.february(9)) == "7")
        #expect(book.price(of: TextKey(2), type: .dyno, at: Self.february(9)) == "8")
        #expect(book.price(of: TextKey(2), type: .addon, at: Self.february(9)) == nil)
        #expect(book.firstValidFrom(of: Self.plan, type: .addon) == Self.february(4))
        #expect(book.firstValidFrom(of: TextKey(2), type: .addon) == nil)
        #expect(book.prices(of: TextKey(2), type: .addon, from: Self.start, to: .never).isEmpty)
    }

    @Test func isEmptyUntilAPriceIsSet() {
        #expect(PriceBook().isEmpty)
        #expect(!Self.book([(1, "0")]).isEmpty)
    }

    /// A part is written as its days and its price: `2-5 30`.
    @Test(
        arguments: [
            ([(1, "30")], 2, 9, ["2-9 30"]),
            ([(1, "30")], 2, nil, ["2-never 30"]),
            ([(2, "30"), (9, "40")], 2, 9, ["2-9 30"]),
            ([(1, "30"), (3, "40"), (5, "50")], 2, 9, ["2-3 30", "3-5 40", "5-9 50"]),
            ([(1, "30"), (3, "40"), (5, "50")], 3, 5, ["3-5 40"]),
            ([(1, "30"), (3, "40"), (5, "50")], 6, nil, ["6-never 50"]),
            ([(1, "30"), (3, "30"), (5, "40"), (6, "40"), (7, "30")], 2, 9, ["2-5 30", "5-7 40", "7-9 30"]),
            ([(4, "30")], 2, 9, ["4-9 30"]),
            ([(9, "30")], 2, 9, []),
            ([(1, "30"), (3, "0")], 2, 9, ["2-3 30", "3-9 0"]),
            ([], 2, 9, []),
        ] as [([(Int64, Price)], Int64, Int64?, [String])])
    func splitsATimeWhereThePriceChanges(prices: [(Int64, Price)], from: Int64, to: Int64?, expected: [String]) {
        let parts = Self.book(prices).prices(
            of: Self.plan, type: .dyno, from: Self.february(from), to: to.map(Self.february) ?? .never)
        let texts = parts.map { part in
            let end = part.end == .never ? "never" : "\(Day(containing: part.end).calendar.day)"
            return "\(Day(containing: part.start).calendar.day)-\(end) \(part.price)"
        }
        #expect(texts == expected)
    }
}
