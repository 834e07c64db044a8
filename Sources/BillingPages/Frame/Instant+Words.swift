import Billing

extension Instant {
    /// The day as people write it, and the time only where a day does not begin: `5 February 2017`.
    var shortestWords: String {
        let day = Day(containing: self)
        return day.start == self ? day.words : words
    }
}
