/// The tables of the list of errors: those whose first column has codes.
struct ErrorTable {
    struct Row {
        var headings: [String]
        var cells: [String]
    }

    private(set) var rows: [Row] = []
    private(set) var codes: Set<String> = []

    init(_ text: String) {
        var headings: [String]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("|") else {
                headings = nil
                continue
            }
            let cells = Self.cells(of: line)
            guard let known = headings else {
                headings = cells
                continue
            }
            guard known.first == "code", !cells.allSatisfy({ $0.allSatisfy { $0 == "-" } }) else { continue }
            rows.append(Row(headings: known, cells: cells))
            codes.formUnion(cells[0].matches(of: /`([a-z0-9_]+)`/).map { String($0.1) })
        }
    }

    /// What stands between the bars; `\|` is a bar of a cell.
    private static func cells(of line: Substring) -> [String] {
        let marked = line.replacing("\\|", with: "\u{0}")
        return marked.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
            String($0.replacing("\u{0}", with: "|").drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }
}
