/// Why an amount is another one than before: the change as a sum of parts.
public struct ChangeParts: Hashable, Sendable {
    /// What only the later named invoice has.
    public var new: Money
    /// Below 0: what only the other one has.
    public var ended: Money
    /// More or fewer units of what both have.
    public var quantity: Money
    /// Another price of a unit, by another plan or by the plan's own.
    public var price: Money
    /// All else of what both have: how much of the month it ran and was billed for, and how long the month is.
    public var usage: Money
    /// What is corrected of earlier months.
    public var corrections: Money
    /// Below 0 where more credits are applied than before.
    public var credits: Money

    public static let none = ChangeParts()

    public init(
        new: Money = .zero, ended: Money = .zero, quantity: Money = .zero, price: Money = .zero, usage: Money = .zero,
        corrections: Money = .zero, credits: Money = .zero
    ) {
        self.new = new
        self.ended = ended
        self.quantity = quantity
        self.price = price
        self.usage = usage
        self.corrections = corrections
        self.credits = credits
    }

    /// All parts together.
    public var sum: Money { new + ended + quantity + price + usage + corrections + credits }

    public static func += (left: inout ChangeParts, right: ChangeParts) {
        left.new += right.new
        left.ended += right.ended
        left.quantity += right.quantity
        left.price += right.price
        left.usage += right.usage
        left.corrections += right.corrections
        left.credits += right.credits
    }
}
