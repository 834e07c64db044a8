import Billing

/// Picks times that are likely to be wrong: at the edges of days and months, and many on the same few days.
struct TimeGenerator {
    let months: [Month]
    /// Days on which much happens.
    private let busyDays: [Day]

    var start: Instant { months[0].start }
    var end: Instant { months[months.count - 1].end }

    init(_ random: inout SeededRandom) {
        // Leap and other Februaries, the turn of a year, months of 31 days after each other.
        let first = random.pick(["2016-01-01", "2016-02-01", "2016-12-01", "2017-01-01", "2017-02-01", "2017-07-01"] as [Month])
        let count = random.number(2...3)
        months = (0..<Int64(count)).map { Month(ordinal: first.ordinal + $0) }
        let lastDay = Day(daysSince1970: months[1].firstDay.daysSince1970 - 1)
        let anyDay = Day(daysSince1970: first.firstDay.daysSince1970 + random.number(0...50))
        busyDays = [anyDay, random.chance(50) ? lastDay : months[1].firstDay]
    }

    func time(_ random: inout SeededRandom) -> Instant {
        switch random.number(0...9) {
        case 0...2: Instant(millisecondsSince1970: random.number(start.millisecondsSince1970...end.millisecondsSince1970))
        case 3: random.pick(months).start.advanced(milliseconds: random.number(-1...1))
        case 4: day(&random).start.advanced(milliseconds: random.number(-1...1))
        default: timeOfBusyDay(random.pick(busyDays), &random)
        }
    }

    /// A time on one of few hours, so that many things happen at once.
    func timeOfBusyDay(_ day: Day, _ random: inout SeededRandom) -> Instant {
        switch random.number(0...9) {
        case 0: day.start
        case 1: day.end.advanced(milliseconds: -1)
        default: day.start.advanced(milliseconds: random.number(0...11) * 7_200_000)
        }
    }

    func busyDay(_ random: inout SeededRandom) -> Day { random.pick(busyDays) }

    /// An end for what began at `start`: none, at once, soon, at the edge of a day or month, much later.
    func end(of start: Instant, _ random: inout SeededRandom) -> Instant? {
        let day = Day(containing: start)
        let month = Month(containing: start)
        return switch random.number(0...19) {
        case 0: start
        case 1: start.advanced(milliseconds: 1)
        case 2: day.end
        case 3: day.end.advanced(milliseconds: 1)
        case 4: month.end
        case 5: month.end.advanced(milliseconds: -1)
        case 6: month.next.end
        case 7...8: start.advanced(milliseconds: random.number(0...Day.milliseconds))
        case 9...11: start.advanced(milliseconds: random.number(0...45 * Day.milliseconds))
        default: nil
        }
    }

    private func day(_ random: inout SeededRandom) -> Day {
        let days = Day(containing: start).daysSince1970...Day(containing: end).daysSince1970
        return Day(daysSince1970: random.number(days))
    }
}
