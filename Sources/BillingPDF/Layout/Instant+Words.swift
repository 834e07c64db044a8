import Billing

extension Instant {
    /// The day where there is little room: `5 Feb 2017`.
    var shortDayWords: String {
        let day = Day(containing: self)
        return "\(day.calendar.day) \(Month(containing: self).shortWords)"
    }
}
