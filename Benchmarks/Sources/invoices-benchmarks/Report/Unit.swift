/// What a number counts, and whether more of it is better.
enum Unit: String {
    case spansPerSecond = "spans/s"
    case linesPerSecond = "lines/s"
    case eventsPerSecond = "events/s"
    case requestsPerSecond = "requests/s"
    case rowsPerSecond = "rows/s"
    case pagesPerSecond = "pages/s"
    case megabytesPerSecond = "MB/s"
    case milliseconds = "ms"
    case seconds = "s"
    case megabytes = "MB"

    var isBetterWhenHigher: Bool {
        switch self {
        case .spansPerSecond, .linesPerSecond, .eventsPerSecond, .requestsPerSecond, .rowsPerSecond, .pagesPerSecond,
            .megabytesPerSecond:
            true
        case .milliseconds, .seconds, .megabytes: false
        }
    }
}
