/// That a browser has shown the key: what its cookie says, once that has been checked.
struct Session: Hashable, Sendable {
    /// A text that nobody can guess.
    let name: String
    let expirySeconds: Int64
}
