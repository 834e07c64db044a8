import Billing
import BillingTesting
import Testing

/// What events of each kind make of a timeline, in the texts of ``TimelineTests``: `b60` is the place b and the price 60, `ba60`
/// the organization b and the space a; `×2` is a quantity, `#2` a description.
@Suite struct TimelineEventTests {
    @Test(arguments: [
        TimelineTable(
            "an end", [.changed("2.10", quantity: 1, price: "60", plan: 1), .ended("3.00")], ["2.10-3.00 a60"]),
        TimelineTable(
            "an end before, and one after", [.event("2.10", "a60", to: "3.00"), .ended("2.00"), .ended("4.00")], ["2.10-3.00 a60"]
        ),
        TimelineTable(
            "an end before a line's own", [.event("2.10", "a60", to: "5.00"), .ended("3.00")], ["2.10-3.00 a60"]),
        TimelineTable("a deletion", [.event("2.10", "a60"), .ended("3.00", kind: .deleted)], ["2.10-3.00 a60"]),
        TimelineTable(
            "what has ended begins anew", [.event("2.10", "a60"), .ended("3.00"), .event("4.00", "a60")],
            ["2.10-3.00 a60", "4.00-open a60"]),
        TimelineTable("an end alone", [.ended("3.00")], []),
        TimelineTable(
            "a retraction is no event of a resource", [.event("2.10", "a60"), .ended("3.00", kind: .retracted)], ["2.10-open a60"]
        ),
    ])
    func endWhatRuns(table: TimelineTable) { check(table) }

    @Test(arguments: [
        TimelineTable(
            "to another organization", [.event("2.10", "a60"), .moved("4.00", to: "b")], ["2.10-4.00 a60", "4.00-open ba60"]),
        TimelineTable(
            "to another space", [.event("2.10", "a60"), .moved("4.00", space: "b")], ["2.10-4.00 a60", "4.00-open ab60"]),
        TimelineTable(
            "to both", [.event("2.10", "a60"), .moved("4.00", to: "b", space: "b")], ["2.10-4.00 a60", "4.00-open b60"]),
        TimelineTable(
            "on and back", [.event("2.10", "a60"), .moved("4.00", to: "b"), .moved("5.00", to: "a")],
            ["2.10-4.00 a60", "4.00-5.00 ba60", "5.00-open a60"]),
        TimelineTable(
            "to where it is", [.event("2.10", "a60"), .moved("4.00", to: "a"), .moved("5.00", space: "a"), .moved("6.00")],
            ["2.10-open a60"]),
        TimelineTable(
            "on and back at once", [.event("2.10", "a60"), .moved("4.00", to: "b"), .moved("4.00", to: "a", rank: 2)],
            ["2.10-open a60"]),
        TimelineTable(
            "both at once", [.event("2.10", "a60"), .moved("4.00", to: "b"), .moved("4.00", space: "b", rank: 2)],
            ["2.10-4.00 a60", "4.00-open b60"]),
        TimelineTable(
            "where it begins", [.changed("4.00", quantity: 1, price: "60", plan: 1), .moved("4.00", to: "b", rank: 2)],
            ["4.00-open ba60"]),
        TimelineTable(
            "before it runs", [.moved("2.00", to: "b"), .event("2.10", "a60")], ["2.10-open a60"]),
        TimelineTable(
            "after its own end", [.event("2.10", "a60", to: "3.00"), .moved("3.00", to: "b"), .moved("4.00", to: "b")],
            ["2.10-3.00 a60"]),
        TimelineTable("after an end", [.event("2.10", "a60"), .ended("3.00"), .moved("4.00", to: "b")], ["2.10-3.00 a60"]),
        TimelineTable(
            "with its own end",
            [.event("2.10", "a60", to: "5.00"), .moved("4.00", to: "b")], ["2.10-4.00 a60", "4.00-5.00 ba60"]),
        TimelineTable(
            "and states another place then",
            [.event("2.10", "a60"), .moved("4.00", to: "b"), .changed("5.00", "c", quantity: 2)],
            ["2.10-4.00 a60", "4.00-5.00 ba60", "5.00-open c60 ×2"]),
        TimelineTable(
            "twice a day", [.event("2.10", "a60"), .moved("4.01", to: "b"), .moved("4.05", to: "c")],
            ["2.10-4.01 a60 turns 4.01", "4.01-4.05 ba60 turns 4.05", "4.05-open ca60"]),
    ])
    func moveWhatRuns(table: TimelineTable) { check(table) }

    @Test(arguments: [
        TimelineTable(
            "a quantity", [.event("2.10", "a60", quantity: 3), .changed("3.00", price: "7", plan: 2)],
            ["2.10-3.00 a60 ×3", "3.00-open a7 ×3 #2"]),
        TimelineTable(
            "a plan and a price", [.event("2.10", "a60", quantity: 3), .changed("3.00", quantity: 4)],
            ["2.10-3.00 a60 ×3", "3.00-open a60 ×4"]),
        TimelineTable(
            "a plan, but not the price",
            [.event("2.10", "a60"), .changed("3.00", price: "7")], ["2.10-3.00 a60", "3.00-open a7"]),
        TimelineTable(
            "all", [.event("2.10", "a60", quantity: 3), .changed("3.00", "b")], ["2.10-3.00 a60 ×3", "3.00-open b60 ×3"]),
        TimelineTable(
            "from before an end", [.event("2.10", "a60", quantity: 3), .ended("3.00"), .changed("4.00")],
            ["2.10-3.00 a60 ×3", "4.00-open a60 ×3"]),
        TimelineTable(
            "quantity 0", [.event("2.10", "a60", quantity: 0), .changed("3.00", price: "7"), .changed("4.00", quantity: 1)],
            ["4.00-open a7"]),
        TimelineTable(
            "nothing", [.changed("2.00", quantity: 2), .changed("3.00", price: "5"), .changed("4.00", price: "6", plan: 2)],
            ["4.00-open a6 ×2 #2"]),
        TimelineTable(
            "not what was taken back",
            [
                .changed("2.00", quantity: 2, price: "5", plan: 1),
                .changed("3.00", quantity: 3, price: "6", plan: 2, retracted: 9), .changed("4.00", "b"),
            ],
            ["2.00-4.00 a5 ×2", "4.00-open b5 ×2"]),
        TimelineTable(
            "a plan without a price", [.changed("2.00", quantity: 1, plan: 1), .changed("3.00", quantity: 2)],
            prices: [("1.00", "30")],
            ["2.00-3.00 a30", "3.00-open a30 ×2"]),
        TimelineTable(
            "no price with a new plan", [.event("2.00", "a60"), .changed("3.00", plan: 1)], prices: [("1.00", "30")],
            ["2.00-3.00 a60", "3.00-open a30"]),
    ])
    func inheritWhatTheyDoNotState(table: TimelineTable) { check(table) }

    @Test(arguments: [
        TimelineTable(
            "one event", [.changed("2.10", quantity: 1, plan: 1)], prices: [("1.00", "30"), ("4.00", "40"), ("6.00", "50")],
            ["2.10-4.00 a30", "4.00-6.00 a40", "6.00-open a50"]),
        TimelineTable(
            "one event within a day", [.changed("2.10", quantity: 1, plan: 1)],
            prices: [("1.00", "30"), ("4.05", "40"), ("4.07", "20")],
            ["2.10-4.05 a30 turns 4.05", "4.05-4.07 a40", "4.07-open a20 beaten"]),
        TimelineTable(
            "up to the end", [.changed("2.10", quantity: 1, plan: 1), .ended("4.00")], prices: [("2.10", "30"), ("4.00", "40")],
            ["2.10-4.00 a30"]),
        TimelineTable(
            "where it moves", [.changed("2.10", quantity: 1, plan: 1), .moved("4.00", to: "b"), .moved("5.00", to: "c")],
            prices: [("1.00", "30"), ("4.00", "40"), ("6.00", "50")],
            ["2.10-4.00 a30", "4.00-5.00 ba40", "5.00-6.00 ca40", "6.00-open ca50"]),
        TimelineTable(
            "moves that lead back where the price changes",
            [.changed("2.10", quantity: 1, plan: 1), .moved("4.00", to: "b"), .moved("4.00", to: "a", rank: 2)],
            prices: [("1.00", "30"), ("4.00", "40")], ["2.10-4.00 a30", "4.00-open a40"]),
        TimelineTable(
            "no price yet", [.changed("2.10", quantity: 1, plan: 1)], prices: [("3.00", "30")], ["3.00-open a30"]),
        TimelineTable("no price", [.changed("2.10", quantity: 1, plan: 2)], prices: [("1.00", "30")], []),
        TimelineTable(
            "an own price", [.changed("2.10", quantity: 1, price: "60", plan: 1)], prices: [("1.00", "30"), ("4.00", "40")],
            ["2.10-open a60"]),
        TimelineTable(
            "quantity 0", [.changed("2.10", quantity: 0, plan: 1)], prices: [("1.00", "30"), ("4.00", "40")], []),
    ])
    func takePricesFromTheBook(table: TimelineTable) { check(table) }

    @Test(arguments: [
        TimelineTable(
            "the greater rank holds",
            [.changed("2.10", quantity: 1, price: "9", plan: 1, rank: 2), .changed("2.10", quantity: 2, price: "8", plan: 2)],
            ["2.10-open a9"]),
        TimelineTable(
            "and inherits from the lesser",
            [.changed("2.10", price: "9", plan: 1, rank: 2), .changed("2.10", quantity: 2, price: "8", plan: 2)],
            ["2.10-open a9 ×2"]),
        TimelineTable(
            "a line comes before an event", [.changed("2.10", quantity: 2), .event("2.10", "a60")], ["2.10-open a60 ×2"]),
        TimelineTable(
            "an end after a change", [.changed("2.10", quantity: 1, price: "9", plan: 1), .ended("2.10", rank: 2)], []),
        TimelineTable(
            "an end before a change", [.changed("2.10", quantity: 1, price: "9", plan: 1, rank: 2), .ended("2.10")],
            ["2.10-open a9"]),
        TimelineTable(
            "a move before a change",
            [.event("2.10", "a60"), .changed("3.00", "c", quantity: 1, rank: 2), .moved("3.00", to: "b")],
            ["2.10-3.00 a60", "3.00-open c60"]),
    ])
    func atOnceHoldByTheirRank(table: TimelineTable) { check(table) }

    @Test(arguments: [
        TimelineTable("the only event", [.changed("2.10", quantity: 1, price: "9", plan: 1, retracted: 5)], []),
        TimelineTable(
            "a change", [.event("2.10", "a60"), .changed("3.00", quantity: 2, retracted: 5), .changed("4.00", quantity: 3)],
            ["2.10-4.00 a60", "4.00-open a60 ×3"]),
        TimelineTable("an end", [.event("2.10", "a60", to: "5.00"), .ended("3.00", retracted: 5)], ["2.10-5.00 a60"]),
        TimelineTable("a deletion", [.event("2.10", "a60"), .ended("3.00", kind: .deleted, retracted: 5)], ["2.10-open a60"]),
        TimelineTable(
            "a move", [.event("2.10", "a60"), .moved("3.00", to: "b", retracted: 5), .moved("4.00", space: "c")],
            ["2.10-4.00 a60", "4.00-open ac60"]),
    ])
    func countForNothingOnceTakenBack(table: TimelineTable) { check(table) }

    private func check(_ table: TimelineTable) {
        #expect(table.spans == table.expected)
        #expect(table.spansFromLastToFirst == table.expected)
    }
}
