import Billing

/// A part of a whole, as a bar and as a number.
struct Share: Sendable {
    /// `12.5%`.
    let percent: String
    /// Of a bar that is 1000 wide.
    let width: Int

    /// Nil where there is nothing to be a part of.
    init?(_ part: Money, of whole: Money) {
        guard whole > .zero, part > .zero else { return nil }
        width = max(2, min(1000, Int(clamping: roundedShare(part, of: whole, in: 1000))))
        percent = Self.percent(part, of: whole)
    }

    static func percent(_ part: Money, of whole: Money) -> String {
        let thousandths = roundedShare(part, of: whole, in: 1000)
        guard thousandths < 1000 else { return "\(roundedShare(part, of: whole, in: 100))%" }
        return thousandths == 0 ? "under 0.1%" : "\(thousandths / 10).\(thousandths % 10)%"
    }
}
