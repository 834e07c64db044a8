import PostgresClient

/// Why a controller's database could not be read.
public enum ControllerError: Error, Hashable, Sendable {
    /// The URL is not one of a PostgreSQL database.
    case invalidURL(reason: String)
    /// The database does not answer; trying again may help.
    case unreachable(reason: String)
    /// Tables or columns are missing, or of another type.
    ///
    /// - Parameter problems: each says what is wrong and what is expected.
    case unexpectedForm(problems: [String])
    /// The database answered with an error.
    case failed(reason: String)

    init(_ error: PostgresError) {
        switch error {
        case .invalidConnectionString(let reason): self = .invalidURL(reason: reason)
        case .cannotConnect(let reason, _), .connectionLost(let reason): self = .unreachable(reason: reason)
        case let error where error.isTransient: self = .unreachable(reason: error.message)
        default: self = .failed(reason: error.message)
        }
    }

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .invalidURL: "controller_invalid_url"
        case .unreachable: "controller_unreachable"
        case .unexpectedForm: "controller_unexpected_form"
        case .failed: "controller_failed"
        }
    }

    /// What went wrong and what to do, for a person.
    public var message: String {
        switch self {
        case .invalidURL(let reason):
            "The controller's database must be named by a URL such as postgres://user@host:5432/controller: \(reason)"
        case .unreachable(let reason):
            "The controller's database does not answer: \(reason). Check the URL and that the server runs, and try again."
        case .unexpectedForm(let problems):
            "The database is not a controller's, or one of another version: \(problems.joined(separator: "; ")). "
                + "Name the controller's own database, with a user who may read these tables."
        case .failed(let reason): "The controller's database refused a query: \(reason)"
        }
    }
}

extension ControllerError: CustomStringConvertible {
    public var description: String { message }
}
