import BillingService
import HTTPTypes

extension APIError {
    /// Why a credit was not granted or a payment not taken, as it is thrown.
    static func thrown(for error: CreditError) -> any Error {
        switch error {
        case .conflict, .invoiceOpen: APIError(status: .conflict, id: error.code, message: error.message)
        case .tooMuch: APIError(status: .unprocessableContent, id: error.code, message: error.message)
        // Those of invoices have a form of their own.
        case .invoice(let error): error
        }
    }
}
