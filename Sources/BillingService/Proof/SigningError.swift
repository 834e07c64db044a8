/// Why a month could not be sealed, and so not be closed.
public enum SigningError: Error, Hashable, Sendable {
    /// The database knows a key, and there is no file with its private part.
    case keyMissing(path: String, id: String)
    /// The file has another key than the database.
    case keyDiffers(path: String, id: String, found: String)
    /// The database has no key yet.
    case noKey
    case unreadable(path: String, reason: String)
    case failed(String)

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .keyMissing: "signing_key_missing"
        case .keyDiffers: "signing_key_differs"
        case .noKey: "signing_key_none"
        case .unreadable: "signing_key_unreadable"
        case .failed: "signing_failed"
        }
    }

    /// What is wrong and what to do, for a person.
    public var message: String {
        switch self {
        case .keyMissing(let path, let id):
            "The database's months are sealed with the key \(id), and there is no file \(path). Put the key's file there, or "
                + "name where it is with --signing-key or SIGNING_KEY."
        case .keyDiffers(let path, let id, let found):
            "The database's months are sealed with the key \(id), and \(path) has the key \(found). Name the file of the key "
                + "\(id) with --signing-key or SIGNING_KEY."
        case .noKey: "The database has no key yet: one is made when its first month is closed."
        case .unreadable(let path, let reason): "The signing key \(path) can't be used: \(reason)."
        case .failed(let reason): "The month could not be sealed: \(reason)."
        }
    }
}

extension SigningError: CustomStringConvertible {
    public var description: String { message }
}
