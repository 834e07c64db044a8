public import Billing

/// Why there is no invoice to give.
public enum InvoiceError: Error, Hashable, Sendable {
    case unknownScope(Scope)
    /// The id is not the first day of a month.
    case notAMonth(id: String)
    /// The scope is known and has not used anything yet.
    case noUsage(Scope)
    /// The month is before the scope's first usage, or has not begun.
    case monthOutOfRange(Scope, month: Month, first: Month, last: Month)
    /// What an invoice is to be compared with is not the first day of a month.
    case notAMonthToCompare(id: String)
    /// The scope has no invoice of the month that another is to be compared with.
    case noMonthToCompare(Scope, month: Month, first: Month, last: Month)
    /// Nothing was known yet at that time.
    case beforeFirstBatch(Instant)
    case unknownBatch(Int64)
    /// Months were closed in another currency than the one that is set.
    case currencyChanged(closed: String, given: String)
    case store(StoreError)

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .unknownScope, .notAMonth, .noUsage, .monthOutOfRange, .noMonthToCompare, .beforeFirstBatch, .unknownBatch:
            "not_found"
        case .notAMonthToCompare: "bad_request"
        case .currencyChanged: "currency_changed"
        case .store(let error): error.code
        }
    }

    /// What is wrong and what to do, for a person.
    public var message: String {
        switch self {
        case .unknownScope(.organization(let name)):
            "There is no organization \"\(name)\". Check the spelling; upper and lower case matter."
        case .unknownScope(.space(let name)):
            "There is no space \"\(name)\". Check the spelling; upper and lower case matter."
        case .unknownScope(.account): "There is no account."
        case .notAMonth(let id):
            "There is no invoice \"\(id)\". An invoice's id is the first day of its month, such as 2017-02-01."
        case .noUsage(let scope): "There are no invoices of \(scope) yet, because it has not used anything."
        case .monthOutOfRange(let scope, let month, let first, let last):
            "There is no invoice \(month) of \(scope). Its invoices run from \(first) to \(last)."
        case .notAMonthToCompare(let id):
            "from must be the id of an invoice, the first day of its month, such as 2017-01-01, not \"\(id)\"."
        case .noMonthToCompare(let scope, let month, let first, let last):
            "There is no invoice \(month) of \(scope) to compare with. Its invoices run from \(first) to \(last): name one of "
                + "them as from."
        case .beforeFirstBatch(let instant):
            "Nothing was known yet at \(instant): the first batch was recorded later."
        case .unknownBatch(let batch):
            "There is no batch \(batch). Every response tells its own in the header Invoices-Batch."
        case .currencyChanged(let closed, let given):
            "Months of this database were closed in \(closed), and CURRENCY is \(given). Set CURRENCY=\(closed): a database has "
                + "prices of one currency."
        case .store(let error): error.message
        }
    }
}

extension InvoiceError: CustomStringConvertible {
    public var description: String { message }
}
