import Billing

/// An amount as a bar, or several beside each other, each in a shade and a colour of its own.
struct Bar {
    /// What a part of a bar stands for. Shades tell them apart where there are no colours, or where someone can't see them.
    enum Kind: CaseIterable {
        case dynos
        case databases
        case otherAddons

        var shade: Character {
            switch self {
            case .dynos: "█"
            case .databases: "▓"
            case .otherAddons: "░"
            }
        }

        var tint: TerminalStyle.Tint {
            switch self {
            case .dynos: .dynos
            case .databases: .databases
            case .otherAddons: .addons
            }
        }

        var name: String {
            switch self {
            case .dynos: "dynos"
            case .databases: "databases"
            case .otherAddons: "other add-ons"
            }
        }
    }

    private let parts: [(amount: Money, kind: Kind)]
    /// The amount that fills the whole width.
    private let whole: Money

    /// One amount, an eighth of a character exact.
    init(_ amount: Money, of whole: Money) {
        parts = [(amount, .dynos)]
        self.whole = whole
    }

    /// The charges of an invoice. What is below 0, because corrections gave more back than was used, has no part.
    init(_ totals: RatedTotals, of whole: Money) {
        parts = Self.amounts(of: totals)
        self.whole = whole
    }

    /// How much the bar of an invoice's charges stands for.
    static func length(of totals: RatedTotals) -> Money { amounts(of: totals).reduce(.zero) { $0 + $1.amount } }

    private static func amounts(of totals: RatedTotals) -> [(amount: Money, kind: Kind)] {
        let others = totals.addons - totals.databases
        let amounts: [(Money, Kind)] = [(totals.dynos, .dynos), (totals.databases, .databases), (others, .otherAddons)]
        return amounts.map { amount, kind in (max(.zero, amount), kind) }
    }

    func text(width: Int, style: TerminalStyle) -> String {
        guard whole > .zero else { return "" }
        if parts.count == 1 {
            let bar = BarChart.bar(min(parts[0].amount, whole), largest: whole, width: width)
            return style.paint(bar, parts[0].kind.tint)
        }
        var (text, sum, drawn) = ("", Money.zero, 0)
        for (amount, kind) in parts {
            sum += amount
            // Where a part ends is rounded, not how long it is, so that the parts together are as long as their sum.
            let end = Int(roundedQuotient(sum.minorUnits * Int128(width), dividedBy: whole.minorUnits))
            text += style.paint(String(repeating: kind.shade, count: end - drawn), kind.tint)
            drawn = end
        }
        return text
    }

    /// What the shades stand for.
    static func legend(style: TerminalStyle) -> String {
        Kind.allCases.map { style.paint(String($0.shade), $0.tint) + " " + $0.name }.joined(separator: "  ")
    }
}
