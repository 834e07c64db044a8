public import Billing

/// Why prices were not set.
public enum PlanError: Error, Hashable, Sendable {
    /// Two of them say what one plan costs from the same instant on.
    case contradiction(line: Int, plan: String, price: Price, other: Price, otherLine: Int)
    case store(StoreError)

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .contradiction: "contradiction"
        case .store(let error): error.code
        }
    }

    /// What is wrong; of a contradiction, as the end of a sentence that began with `price_per_unit`.
    public var message: String {
        switch self {
        case .contradiction(_, let plan, let price, let other, _):
            "is \(price), but \(plan) is also given \(other) from the same time on; a plan has one price at a time"
        case .store(let error): error.message
        }
    }
}
