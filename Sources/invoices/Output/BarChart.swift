import Billing

/// Amounts as bars of block characters, an eighth of a character exact.
enum BarChart {
    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    private static let steps = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// One amount's bar; the largest has `width` characters.
    static func bar(_ amount: Money, largest: Money, width: Int) -> String {
        guard amount > .zero, largest > .zero else { return "" }
        let length = Int(amount.minorUnits * Int128(width * 8) / largest.minorUnits)
        return String(repeating: "█", count: length / 8) + eighths[length % 8]
    }

    /// Many amounts in a line, a character each; what is not above 0 is blank.
    static func line(_ amounts: [Money]) -> String {
        guard let largest = amounts.max(), largest > .zero else { return String(repeating: " ", count: amounts.count) }
        return amounts.map { amount in
            amount > .zero ? steps[Int(min(7, amount.minorUnits * 8 / largest.minorUnits))] : " "
        }.joined()
    }
}
