import Billing

/// How much one amount is of another: in words, and as a bar.
struct PageShare: Sendable {
    /// `37.2%`.
    let percent: String
    /// The length of the bar, of 100.
    let width: String

    /// - Returns: nothing where an amount is no part of the other, such as a correction that gives back; else one.
    static func of(_ part: Money, in whole: Money) -> [PageShare] {
        guard whole > .zero, part >= .zero, part <= whole else { return [] }
        let tenths = roundedShare(part, of: whole, in: 1000)
        let text = decimalText(tenths, decimals: 1)
        return [PageShare(percent: tenths == 0 && part > .zero ? "<0.1%" : "\(text)%", width: text)]
    }
}
