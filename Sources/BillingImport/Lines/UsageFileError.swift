/// A file of usage that can't be read.
public enum UsageFileError: Error, Hashable, Sendable {
    /// - Parameter reason: in the system's words, such as `No such file or directory`.
    case cannotOpen(path: String, reason: String)
    case cannotRead(path: String, reason: String)

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .cannotOpen: "file_cannot_open"
        case .cannotRead: "file_cannot_read"
        }
    }

    /// What went wrong, for a person.
    public var message: String {
        switch self {
        case .cannotOpen(let path, let reason): "The file \(path) can't be opened: \(reason)."
        case .cannotRead(let path, let reason): "The file \(path) can't be read: \(reason)."
        }
    }
}

extension UsageFileError: CustomStringConvertible {
    public var description: String { message }
}
