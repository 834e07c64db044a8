import Billing

/// Why a resource costs more or less than a month before, in a sentence.
struct ChangeReason {
    private let change: ResourceChange
    private let currency: Currency

    init(_ change: ResourceChange, currency: Currency) {
        self.change = change
        self.currency = currency
    }

    var sentence: String {
        let causes = self.causes.filter { $0.amount != .zero }.sorted { $0.amount.magnitude > $1.amount.magnitude }
        guard let first = causes.first else { return "" }
        guard causes.count > 1 else { return Self.capitalized(first.words) + "." }
        return Self.capitalized(causes.map { "\($0.words): \(SignedAmount.text($0.amount, currency))" }.joined(separator: "; "))
            + "."
    }

    private var causes: [(words: String, amount: Money)] {
        let parts = change.parts
        return [
            (newWords, parts.new), ("it has ended", parts.ended), (quantityWords, parts.quantity), (priceWords, parts.price),
            (parts.usage > .zero ? "it runs for more of the month" : "it runs for less of the month", parts.usage),
            ("corrections of earlier months", parts.corrections),
        ]
    }

    private var newWords: String {
        guard let to = change.to else { return "it is new here" }
        return "it is new here, \(to.quantity) at \(to.price.formatted(in: currency)) a month"
    }

    /// What it was last in each month is told where it goes the way of the mean, which is what counts.
    private var quantityWords: String {
        let isMore = change.parts.quantity > .zero
        let words = isMore ? "more units" : "fewer units"
        guard let from = change.from, let to = change.to,
            isMore ? from.quantity < to.quantity : from.quantity > to.quantity
        else { return "\(words) on the average" }
        return "\(words), \(from.quantity) → \(to.quantity)"
    }

    private var priceWords: String {
        let isMore = change.parts.price > .zero
        guard let from = change.from, let to = change.to else { return isMore ? "a higher price" : "a lower price" }
        guard from.description.utf8.elementsEqual(to.description.utf8) else {
            return "another plan, \(from.description) → \(to.description)"
        }
        let words = isMore ? "a higher price" : "a lower price"
        guard isMore ? from.price.microUnits < to.price.microUnits : from.price.microUnits > to.price.microUnits else {
            return "\(words) on the average"
        }
        return "\(words), \(from.price.formatted(in: currency)) → \(to.price.formatted(in: currency)) a unit"
    }

    private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

extension Money {
    fileprivate var magnitude: UInt128 { minorUnits.magnitude }
}
