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
        let thousandths = Int(clamping: roundedQuotient(part.minorUnits * 1000, dividedBy: whole.minorUnits))
        width = max(2, min(1000, thousandths))
        percent = Self.percent(thousandths: thousandths)
    }

    static func percent(thousandths: Int) -> String {
        guard thousandths < 1000 else { return "\((thousandths + 5) / 10)%" }
        return thousandths == 0 ? "under 0.1%" : "\(thousandths / 10).\(thousandths % 10)%"
    }
}
