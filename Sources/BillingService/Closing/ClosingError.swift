public import Billing

/// Why a month was not closed.
public enum ClosingError: Error, Hashable, Sendable {
    case notAMonth(String)
    /// The month still runs.
    case notOver(Month, now: Instant)
    /// Months were closed in another currency than the one that is set.
    case currencyChanged(closed: String, given: String)
    case store(StoreError)

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .notAMonth: "not_a_month"
        case .notOver: "month_not_over"
        case .currencyChanged: "currency_changed"
        case .store(let error): error.code
        }
    }

    /// What is wrong and what to do, for a person.
    public var message: String {
        switch self {
        case .notAMonth(let text): "\"\(text)\" is not a month. Write it as 2017-02, or as its first day, 2017-02-01."
        case .notOver(let month, let now):
            "\(month) is not over: it ends at \(month.end), and now is \(now). A month can be closed once it is over."
        case .currencyChanged(let closed, let given):
            InvoiceError.currencyChanged(closed: closed, given: given).message
        case .store(let error): error.message
        }
    }
}

extension ClosingError: CustomStringConvertible {
    public var description: String { message }
}
