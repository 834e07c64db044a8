import BillingService
import PostgresClient

extension StoreError {
    private static let lockNotAvailable = "55P03"

    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as PostgresError where error.sqlState == StoreError.lockNotAvailable: self = .busy
        case let error as PostgresError where error.isTransient: self = .unavailable(error.reason)
        case let error as PostgresError: self = .failed(error.reason)
        default: self = .failed("\(error)")
        }
    }

    /// A writer that waits in vain for the process's connection for writing waits for another writer.
    init(writing error: any Error) {
        if case PostgresError.poolTimeout? = error as? PostgresError { self = .busy } else { self.init(error) }
    }
}

extension PostgresError {
    /// The message as a part of a sentence.
    fileprivate var reason: String { message.hasSuffix(".") ? String(message.dropLast()) : message }
}
