import Billing

/// Which part of a whole an amount is, in thousandths; below 0 where it is given back.
struct Share: Hashable, CustomStringConvertible {
    let perMille: Int128

    /// Nil where there is no whole to be a part of.
    init?(of amount: Money, in whole: Money) {
        guard whole > .zero else { return nil }
        perMille = roundedShare(amount, of: whole, in: 1000)
    }

    /// `16.7%`
    var description: String { decimalText(perMille, decimals: 1, keepsZeros: true) + "%" }
}
