import Billing

/// An amount that is more or less than another one, told by sign, arrow and colour.
struct SignedAmount: Sendable {
    /// `+$30.00`, `-$3.00`.
    let text: String
    /// `▲`, `▼` or `=`.
    let arrow: String
    /// The class that gives it its colour.
    let direction: String

    init(_ amount: Money, in currency: Currency) {
        text = Self.text(amount, currency)
        arrow = amount > .zero ? "▲" : amount < .zero ? "▼" : "="
        direction = amount > .zero ? "up" : amount < .zero ? "down" : "same"
    }

    static func text(_ amount: Money, _ currency: Currency) -> String {
        (amount > .zero ? "+" : "") + amount.formatted(in: currency)
    }
}
