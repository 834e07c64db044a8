/// The error codes of PostgreSQL that this module treats in a way of their own.
enum SQLState {
    static let featureNotSupported = "0A000"
    static let invalidStatementName = "26000"
    static let serializationFailure = "40001"
    static let deadlockDetected = "40P01"
    static let lockNotAvailable = "55P03"
    static let queryCanceled = "57014"
    static let adminShutdown = "57P01"
    static let crashShutdown = "57P02"
    static let cannotConnectNow = "57P03"
}
