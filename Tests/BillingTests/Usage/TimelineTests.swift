import Billing
import BillingTesting
import Testing

/// Times are written `day.hour` of February 2017, places as letters, and a price follows its place: `b60`.
@Suite struct TimelineTests {
    @Test(arguments: [
        TimelineTable("one event runs until it ends", [.event("2.10", "a60")], ["2.10-open a60"]),
        TimelineTable(
            "events may come in any order", [.event("4.00", "a30"), .event("2.10", "a60"), .event("3.00", "b60", to: "3.12")],
            ["2.10-3.00 a60", "3.00-3.12 b60", "4.00-open a30"]),
        TimelineTable(
            "a span ends at its own end or at the next event",
            [.event("2.10", "a60", to: "5.00"), .event("3.00", "a60", to: "4.00")],
            ["2.10-3.00 a60", "3.00-4.00 a60"]),
        TimelineTable(
            "what has ended does not resume", [.event("2.10", "a60"), .event("3.00", "b60", to: "4.00")],
            ["2.10-3.00 a60", "3.00-4.00 b60"]),
        TimelineTable(
            "quantity 0 ends, and is no span", [.event("2.10", "a60"), .event("3.00", "b90", quantity: 0)], ["2.10-3.00 a60"]),
        TimelineTable(
            "no length ends, and is no span", [.event("2.10", "a60"), .event("3.00", "b90", to: "3.00")], ["2.10-3.00 a60"]),
        TimelineTable(
            "of two events at once the one of greater identity holds",
            [
                .event("2.10", "a60", identity: 9), .event("2.10", "a60", to: "3.00", identity: 8),
                .event("2.10", "a60", to: "2.20"),
            ],
            ["2.10-open a60"]),
        TimelineTable("no event, no span", [], []),
        TimelineTable("one event without quantity", [.event("2.10", "a60", quantity: 0)], []),
    ])
    func foldsEventsToSpans(table: TimelineTable) {
        #expect(table.spans == table.expected)
    }

    /// A span tells whether it is `beaten` on its first day, and at which times its last day `turns`.
    @Test(arguments: [
        TimelineTable(
            "days apart are not contested", [.event("2.10", "a60", to: "2.11"), .event("3.00", "b90")],
            ["2.10-2.11 a60", "3.00-open b90"]),
        TimelineTable(
            "a cheaper one later in the day is beaten", [.event("2.10", "a60"), .event("3.10", "a30")],
            ["2.10-3.10 a60", "3.10-open a30 beaten"]),
        TimelineTable(
            "a dearer one later in the day takes it", [.event("2.10", "a60"), .event("3.10", "a90")],
            ["2.10-3.10 a60 turns 3.10", "3.10-open a90"]),
        TimelineTable(
            "on a tie the later one has the day", [.event("2.10", "a60"), .event("3.10", "a30", quantity: 2)],
            ["2.10-3.10 a60 turns 3.10", "3.10-open a30 ×2"]),
        TimelineTable(
            "the place that is last has the day", [.event("2.10", "a60"), .event("3.10", "b30")],
            ["2.10-3.10 a60 turns 3.10", "3.10-open b30"]),
        TimelineTable(
            "though the one before had ended", [.event("2.10", "a60", to: "3.05"), .event("3.10", "b30")],
            ["2.10-3.05 a60 turns 3.10", "3.10-open b30"]),
        TimelineTable(
            "and the most expensive there wins the day back",
            [.event("2.10", "a60"), .event("3.10", "b90"), .event("3.12", "a30")],
            ["2.10-3.10 a60 turns 3.10 3.12", "3.10-3.12 b90 turns 3.12", "3.12-open a30 beaten"]),
        TimelineTable(
            "but not from a dearer one there", [.event("2.10", "a60"), .event("3.10", "b90"), .event("3.12", "a61")],
            ["2.10-3.10 a60 turns 3.10", "3.10-3.12 b90 turns 3.12", "3.12-open a61"]),
        TimelineTable(
            "back and forth",
            [.event("2.10", "a60"), .event("3.01", "b20"), .event("3.02", "a10"), .event("3.03", "b10"), .event("3.04", "a70")],
            [
                "2.10-3.01 a60 turns 3.01 3.02 3.03", "3.01-3.02 b20 turns 3.02 3.03 3.04", "3.02-3.03 a10 beaten",
                "3.03-3.04 b10 beaten", "3.04-open a70",
            ]),
        TimelineTable(
            "three places", [.event("2.10", "a60"), .event("3.01", "b20"), .event("3.02", "c10"), .event("3.03", "a10")],
            [
                "2.10-3.01 a60 turns 3.01 3.03", "3.01-3.02 b20 turns 3.02", "3.02-3.03 c10 turns 3.03", "3.03-open a10 beaten",
            ]),
        TimelineTable(
            "both days of a span", [.event("2.10", "a60"), .event("3.10", "a30"), .event("4.10", "b30"), .event("4.12", "a20")],
            [
                "2.10-3.10 a60", "3.10-4.10 a30 beaten turns 4.10 4.12", "4.10-4.12 b30 turns 4.12", "4.12-open a20 beaten",
            ]),
        TimelineTable(
            "quantity 0 contests nothing", [.event("2.10", "a60"), .event("3.10", "b90", quantity: 0), .event("3.12", "a30")],
            ["2.10-3.10 a60", "3.12-open a30 beaten"]),
        TimelineTable(
            "an end at midnight does not touch the day", [.event("2.10", "a60"), .event("3.00", "b90")],
            ["2.10-3.00 a60", "3.00-open b90"]),
    ])
    func notesWhatDecidesContestedDays(table: TimelineTable) {
        #expect(table.spans == table.expected)
    }
}
