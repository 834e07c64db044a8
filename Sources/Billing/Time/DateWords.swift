/// The months as people write them.
private let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
]

extension Month {
    /// As people write it: `February 2017`.
    public var words: String { "\(monthNames[Int(month) - 1]) \(year)" }

    /// Where there is little room: `Feb 2017`.
    public var shortWords: String { "\(monthNames[Int(month) - 1].prefix(3)) \(year)" }
}

extension Day {
    /// As people write it: `5 February 2017`.
    public var words: String { "\(calendar.day) \(Month(containing: start).words)" }
}

extension Instant {
    /// The day and the minute as people write them: `5 February 2017, 22:16 UTC`.
    public var words: String {
        let time = description.dropFirst(11).prefix(5)
        return "\(Day(containing: self).words), \(time) UTC"
    }
}
