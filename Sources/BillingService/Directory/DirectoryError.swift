public import Billing

/// Why a list is not told.
public enum DirectoryError: Error, Hashable, Sendable {
    case badLimit(String)
    case badCursor(String)
    case badSearch(SearchError)
    case store(StoreError)

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .badLimit, .badCursor: "bad_request"
        case .badSearch(let error): error.code
        case .store(let error): error.code
        }
    }

    /// What is wrong and what to do, for a person.
    public var message: String {
        switch self {
        case .badLimit(let given): "limit must be a number from 1 to \(DirectoryQuery.maximumLimit), not \"\(given)\"."
        case .badCursor(let given):
            "after must be what the part before says in its next, not \"\(given)\". Leave it out to begin at the beginning."
        case .badSearch(let error): error.message
        case .store(let error): error.message
        }
    }
}
