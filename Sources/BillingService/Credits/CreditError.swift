public import Billing

/// Why a credit was not granted, or a payment not taken.
public enum CreditError: Error, Hashable, Sendable {
    /// The key was given to another one before.
    case conflict(what: String, key: String, known: String, given: String)
    /// The month is not closed.
    case invoiceOpen(Month)
    /// More than what is left to pay.
    case tooMuch(left: String, given: String)
    case invoice(InvoiceError)

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .conflict: "conflict"
        case .invoiceOpen: "invoice_open"
        case .tooMuch: "overpayment"
        case .invoice(let error): error.code
        }
    }

    /// What is wrong and what to do, for a person.
    public var message: String {
        switch self {
        case .conflict(let what, let key, let known, let given):
            "The key \"\(key)\" is that of another \(what): known is \(known); given is \(given). Give each \(what) a key of "
                + "its own."
        case .invoiceOpen(let month):
            "The invoice \(month) can still change, so it takes no payments. It does once it is closed: some time after its end, "
                + "or by invoices finalize \(month.description.prefix(7))."
        case .tooMuch(let left, let given): "The payment is \(given), and \(left) is left to pay."
        case .invoice(let error): error.message
        }
    }
}

extension CreditError: CustomStringConvertible {
    public var description: String { message }
}
