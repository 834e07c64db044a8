/// A table in plain text: columns as wide as their longest cell, and where that is too wide, the widest texts cut.
///
/// Cells are shown so that no name can change what stands around it: see ``Swift/String/harmless(keepingLines:)``.
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

    private struct Row {
        var cells: [String]
        var tint: TerminalStyle.Tint?
        var bar: Bar?
    }

    private let contents: [Content]
    /// The first one has the headings.
    private var rows: [Row]
    /// Without a limit.
    private var widths: [Int]

    private static let gap = "  "
    private static let minimumColumnWidth = 8
    private static let minimumBarWidth = 5

    init(_ columns: [(heading: String, content: Content)]) {
        contents = columns.map(\.content)
        rows = [Row(cells: columns.map(\.heading), tint: .faint)]
        widths = columns.map(\.heading.displayWidth)
    }

    /// - Parameter bar: drawn behind the last column, where there is room.
    mutating func add(_ cells: [String], tint: TerminalStyle.Tint? = nil, bar: Bar? = nil) {
        let cells = cells.map { $0.harmless() }
        for (column, cell) in zip(widths.indices, cells) { widths[column] = max(widths[column], cell.displayWidth) }
        rows.append(Row(cells: cells, tint: tint, bar: bar))
    }

    /// - Parameters:
    ///   - width: how many columns of characters there are; nil is no limit.
    ///   - barWidth: how wide a whole bar is, where there is so much room.
    func text(width: Int?, style: TerminalStyle = .plain, barWidth: Int = 0) -> String {
        let barWidth = self.barWidth(in: width, atMost: barWidth)
        let widths = columnWidths(limit: width)
        return rows.map { row in
            var line = zip(zip(row.cells, widths), contents).map { cell, content in
                pad(shorten(cell.0, to: cell.1), to: cell.1, content)
            }.joined(separator: TextTable.gap)
            let bar = barWidth > 0 ? row.bar?.text(width: barWidth, style: style) ?? "" : ""
            if bar.isEmpty { while line.hasSuffix(" ") { line.removeLast() } }
            return style.paint(line, row.tint) + (bar.isEmpty ? "" : TextTable.gap + bar) + "\n"
        }.joined()
    }

    /// How wide a whole bar is behind this table; 0 where there is no room for one.
    func barWidth(in width: Int?, atMost largest: Int) -> Int {
        guard let width else { return largest }
        let room = width - neededWidth(of: widths) - TextTable.gap.count
        return room < TextTable.minimumBarWidth ? 0 : min(room, largest)
    }

    private func neededWidth(of widths: [Int]) -> Int { widths.reduce(0, +) + TextTable.gap.count * (widths.count - 1) }

    private func columnWidths(limit: Int?) -> [Int] {
        guard let limit else { return widths }
        var widths = widths
        var excess = neededWidth(of: widths) - limit
        while excess > 0 {
            let texts = widths.indices.filter { contents[$0] == .text && widths[$0] > TextTable.minimumColumnWidth }
            guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func pad(_ text: String, to width: Int, _ content: Content) -> String {
        let padding = String(repeating: " ", count: max(0, width - text.displayWidth))
        return content == .number ? padding + text.isolated : text.isolated + padding
    }

    private func shorten(_ text: String, to width: Int) -> String {
        guard text.displayWidth > width else { return text }
        var shortened = ""
        var used = 1
        for character in text {
            used += character.displayWidth
            if used > width { break }
            shortened.append(character)
        }
        return shortened + "…"
    }
}
