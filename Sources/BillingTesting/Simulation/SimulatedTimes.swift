import Billing

/// Picks when things happen, and when they are told: often at the edges of days and months, often late.
struct SimulatedTimes {
    /// A time between two others: often at an edge, and often the same one again.
    static func happened(
        from start: Instant, to end: Instant, again last: Instant?, _ random: inout SeededRandom
    ) -> Instant {
        let range = start.millisecondsSince1970...max(start, end).millisecondsSince1970
        let any = Instant(millisecondsSince1970: random.number(range))
        let edge: Instant =
            switch random.number(0...9) {
            case 0: Day(containing: any).start
            case 1: Day(containing: any).end.advanced(milliseconds: -1)
            case 2: Month(containing: any).start
            case 3: Month(containing: any).end.advanced(milliseconds: -1)
            case 4...5: Day(containing: any).start.advanced(milliseconds: random.number(0...5) * 14_400_000)
            case 6: last ?? any
            default: any
            }
        return edge
    }

    /// How long after it happened something is told.
    static func delay(_ random: inout SeededRandom) -> Int64 {
        switch random.number(0...99) {
        case 0...59: 0
        case 60...77: random.number(0...10 * Day.milliseconds)
        case 78...93: random.number(10 * Day.milliseconds...70 * Day.milliseconds)
        default: random.number(70 * Day.milliseconds...300 * Day.milliseconds)
        }
    }
}
