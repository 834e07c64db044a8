import Billing
import BillingPages
import BillingTesting
import Testing

@Suite struct PlansPageTests {
    private static let plans = [
        Plan(
            type: .dyno, name: "gp2",
            prices: [
                .init(price: "60", validFrom: "1970-01-01T00:00:00Z"), .init(price: "61.5", validFrom: "2017-01-01T00:00:00Z"),
                .init(price: "62.25", validFrom: "2017-02-01T00:00:00Z"), .init(price: "70", validFrom: "2017-03-01T00:00:00Z"),
            ]),
        Plan(type: .addon, name: "<redis>", prices: [.init(price: "0.000125", validFrom: "2017-01-01T12:30:00Z")]),
        Plan(type: .addon, name: "Later", prices: [.init(price: "5", validFrom: "2018-01-01T00:00:00Z")]),
    ]
    private static let now: Instant = "2017-02-05T00:00:00Z"

    @Test func thePresentPriceStandsFirst() throws {
        let page = PlansPage(Self.plans, now: Self.now, currency: .usd)
        #expect(try GoldenFile("plans.html").matches(page.html(in: .sample)))
    }

    @Test(arguments: [
        ("GP", ["gp2"]), ("e", ["<redis>", "Later"]), ("later", ["Later"]), ("", ["gp2", "<redis>", "Later"]), ("xyz", []),
    ])
    func aSearchFindsAPartOfAName(search: String, names: [String]) {
        let html = PlansPage(Self.plans, search: search, now: Self.now, currency: .usd).html(in: .sample)
        for plan in Self.plans {
            let cell = "class=\"name\">\(plan.name.replacing("<", with: "&lt;").replacing(">", with: "&gt;"))</th>"
            #expect(html.contains(cell) == names.contains(plan.name))
        }
        #expect(html.contains("Nothing found.") == names.isEmpty)
    }

    @Test func anEmptyBookSaysHowToFillIt() {
        let html = PlansPage([], search: "x", now: Self.now, currency: .usd).html(in: .sample)
        #expect(html.contains("The price book is empty."))
        #expect(!html.contains("Nothing found."))
    }
}
