import BillingImport
import BillingService

/// What reading a controller's database came to, for people.
enum ControllerSummaryText {
    /// How many rows were read of which table, and what came of them.
    static func text(of summary: ControllerSummary, isTrial: Bool) -> String {
        let extent = summary.isIncremental ? "what has changed since the last time" : "everything"
        let tables = ControllerTable.allCases.compactMap { table -> String? in
            guard let count = summary.rows[table], count > 0 else { return nil }
            return "\(table.name) \(grouped(count))"
        }
        let rows = tables.isEmpty ? "" : " (\(tables.joined(separator: ", ")))"
        let counts = (new: grouped(summary.events.new), known: grouped(summary.events.unchanged))
        let outcome =
            isTrial
            ? "Events that would be new: \(counts.new); that are known: \(counts.known). Nothing was stored."
            : "New events: \(counts.new); known before: \(counts.known)."
        return """
            Read \(extent): \(grouped(summary.rowCount)) rows\(rows).
            \(outcome)

            """
    }

    /// The rows that could not be taken in; empty where there are none.
    static func problems(of summary: ControllerSummary) -> String {
        guard summary.unreadableCount > 0 else { return "" }
        let noun = summary.unreadableCount == 1 ? "row was" : "rows were"
        var lines = ["\(grouped(summary.unreadableCount)) \(noun) not taken in:"]
        lines += summary.unreadable.map { "  \($0)" }
        let others = summary.unreadableCount - summary.unreadable.count
        if others > 0 { lines.append("  and \(grouped(others)) more") }
        return lines.joined(separator: "\n") + "\n"
    }
}
