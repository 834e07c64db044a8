import Billing

/// A change of an amount in words.
struct ChangeWords: Sendable {
    /// Without a sign.
    let amount: String
    /// `up` or `down`; empty where nothing has changed.
    let direction: String
    private let isMore: Bool

    init(_ change: Money, in currency: Currency) {
        amount = (change < .zero ? .zero - change : change).formatted(in: currency)
        direction = change == .zero ? "" : change > .zero ? "up" : "down"
        isMore = change > .zero
    }

    /// What follows the amount: `more than January 2017`.
    func rest(from month: Month, isSoFar: Bool) -> String {
        let end = isSoFar ? ", so far" : ""
        if direction.isEmpty { return "more or less than \(month.words)\(end)" }
        return "\(isMore ? "more" : "less") than \(month.words)\(end)"
    }

    /// `+$12.00`.
    static func signed(_ change: Money, in currency: Currency) -> String {
        (change > .zero ? "+" : "") + change.formatted(in: currency)
    }

    /// Those parts that there are: `new +$15.00`.
    static func reasons(_ parts: ChangeParts, in currency: Currency) -> [String] {
        let named: [(String, Money)] = [
            ("new", parts.new), ("ended", parts.ended), ("quantity", parts.quantity), ("price", parts.price),
            ("running time", parts.usage), ("corrections", parts.corrections), ("credits", parts.credits),
        ]
        return named.filter { $0.1 != .zero }.map { "\($0) \(signed($1, in: currency))" }
    }
}
