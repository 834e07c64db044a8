public import Billing
public import BillingService

/// Why there is no seal to give.
public enum SealError: Error, Hashable, Sendable {
    /// The month is not closed yet.
    case open(Month)
    /// The month was closed by a version that knew no seals.
    case notSealed(Month)
    /// The invoice has no items, so nothing of it was sealed.
    case noItems(Scope, Month)
    case invoice(InvoiceError)

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .open: "month_open"
        case .notSealed: "not_sealed"
        case .noItems: "nothing_sealed"
        case .invoice(let error): error.code
        }
    }

    /// What is wrong and what to do, for a person.
    public var message: String {
        switch self {
        case .open(let month):
            "\(month) is open, and may still change: it has a seal once it is closed."
        case .notSealed(let month):
            "\(month) was closed before there were seals: it is sealed when the next month is closed."
        case .noItems(let scope, let month): "The invoice \(month) of \(scope) has no items, so there is nothing of it to seal."
        case .invoice(let error): error.message
        }
    }
}

extension SealError: CustomStringConvertible {
    public var description: String { message }
}
