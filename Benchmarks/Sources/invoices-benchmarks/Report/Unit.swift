/// What a number counts, and whether more of it is better.
enum Unit: String {
    case spansPerSecond = "spans/s"
    case linesPerSecond = "lines/s"
    case megabytesPerSecond = "MB/s"
    case milliseconds = "ms"
    case seconds = "s"
    case megabytes = "MB"

    var isBetterWhenHigher: Bool {
        switch self {
        case .spansPerSecond, .linesPerSecond, .megabytesPerSecond: true
        case .milliseconds, .seconds, .megabytes: false
        }
    }
}
