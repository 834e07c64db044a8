/// A table in plain text: columns as wide as their longest cell, and where that is too wide, the widest texts cut.
struct TextTable {
    /// What a column holds decides how it is aligned, and whether it may be cut.
    enum Content {
        /// Names and other texts, which may be cut.
        case text
        /// Times and words that say nothing when they are cut.
        case word
        /// Numbers, to the right: one that misses a digit is another number.
        case number
    }

    private let headings: [String]
    private let contents: [Content]
    private var rows: [[String]] = []

    private static let gap = "  "
    private static let minimumColumnWidth = 8

    init(_ columns: [(heading: String, content: Content)]) {
        headings = columns.map(\.heading)
        contents = columns.map(\.content)
    }

    mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    /// - Parameter width: how many columns of characters there are; nil is no limit.
    func text(width: Int?) -> String {
        let widths = columnWidths(limit: width)
        return ([headings] + rows).map { cells in
            let padded = zip(zip(cells, widths), contents).map { cell, content in
                pad(shorten(cell.0, to: cell.1), to: cell.1, content)
            }
            let line = padded.joined(separator: TextTable.gap)
            return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }

    private func columnWidths(limit: Int?) -> [Int] {
        var widths = headings.indices.map { column in
            ([headings] + rows).map { displayWidth($0[column]) }.max() ?? 0
        }
        guard let limit else { return widths }
        var excess = widths.reduce(0, +) + TextTable.gap.count * (widths.count - 1) - limit
        while excess > 0 {
            let texts = widths.indices.filter { contents[$0] == .text && widths[$0] > TextTable.minimumColumnWidth }
            guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func pad(_ text: String, to width: Int, _ content: Content) -> String {
        let padding = String(repeating: " ", count: max(0, width - displayWidth(text)))
        return content == .number ? padding + text : text + padding
    }

    private func shorten(_ text: String, to width: Int) -> String {
        guard displayWidth(text) > width else { return text }
        var shortened = ""
        var used = 1
        for character in text {
            used += displayWidth(character)
            if used > width { break }
            shortened.append(character)
        }
        return shortened + "…"
    }

    private func displayWidth(_ text: String) -> Int { text.reduce(0) { $0 + displayWidth($1) } }

    /// Two columns for emoji and for the wide letters of East Asia, one for all others.
    private func displayWidth(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        let isWide =
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
                0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
                true
            default: false
            }
        return isWide ? 2 : 1
    }
}
