/// Why a store could not do what it was asked.
public enum StoreError: Error, Hashable, Sendable {
    /// Another writer held the store for too long; trying again may help.
    case busy
    /// The database's server does not answer; trying again may help.
    case unavailable(String)
    /// The database could not be opened.
    case cannotOpen(path: String, reason: String)
    /// The database was made by a newer version of this program.
    case tooNew(path: String)
    /// The key that months are sealed with can't be used, so none is closed.
    case signing(SigningError)
    /// The database answered with an error.
    case failed(String)

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .busy: "store_busy"
        case .unavailable: "store_unavailable"
        case .cannotOpen: "store_cannot_open"
        case .tooNew: "store_too_new"
        case .signing(let error): error.code
        case .failed: "store_failed"
        }
    }

    /// What went wrong and what to do, for a person.
    public var message: String {
        switch self {
        case .busy: "The database is busy with another write. Try again in a moment."
        case .unavailable(let reason):
            "The database does not answer: \(reason)\(reason.hasSuffix("?") ? "" : ".") Try again in a moment."
        case .cannotOpen(let path, let reason): "The database \(path) can't be opened: \(reason)."
        case .tooNew(let path):
            "The database \(path) was made by a newer version of this program. Install that version, or name another database."
        case .signing(let error): error.message
        case .failed(let reason): "The database failed: \(reason)."
        }
    }
}

extension StoreError: CustomStringConvertible {
    public var description: String { message }
}
