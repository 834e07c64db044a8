public import Billing

/// Why months that were named are no range.
public enum UsageRangeError: Error, Hashable, Sendable {
    case notAMonth(parameter: String, given: String)
    case reversed(start: Month, end: Month)
    case tooLong(start: Month, end: Month)

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .notAMonth: "not_a_month"
        case .reversed: "range_reversed"
        case .tooLong: "range_too_long"
        }
    }

    /// What is wrong and what to do, for a person.
    public var message: String {
        switch self {
        case .notAMonth(let parameter, let given):
            "\(parameter) must be a month, such as 2017-02, not \"\(given)\"."
        case .reversed(let start, let end): "start is \(start), which is after end, \(end). Change the two."
        case .tooLong(let start, let end):
            "\(start) to \(end) is more than \(UsageRange.maximumMonths) months. Ask for fewer at a time."
        }
    }
}

extension UsageRangeError: CustomStringConvertible {
    public var description: String { message }
}
