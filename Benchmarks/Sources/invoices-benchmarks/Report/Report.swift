import Foundation

/// All measurements of a run as a table in plain text.
struct Report {
    private static let headings = ["BENCHMARK", "OURS", "UNIT", "PEER", "PEER'S", "RATIO", "TARGET", ""]
    /// Numbers are aligned to the right.
    private static let numbers: Set<Int> = [1, 4, 5]

    private var rows: [[String]] = []

    mutating func add(_ measurements: [Measurement]) {
        rows += measurements.map(Report.cells)
    }

    var text: String {
        let lines = [Report.headings] + rows
        let widths = Report.headings.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { cells in
            let padded = cells.indices.map { column in
                Report.padded(cells[column], to: widths[column], right: Report.numbers.contains(column))
            }
            let line = padded.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }

    static func padded(_ text: String, to width: Int, right: Bool = false) -> String {
        let padding = String(repeating: " ", count: max(0, width - text.count))
        return right ? padding + text : text + padding
    }

    private static func cells(of measurement: Measurement) -> [String] {
        let verdict = measurement.target.map { $0.isMet(by: measurement) ? "ok" : "MISSED" }
        return [
            measurement.name, number(measurement.value), measurement.unit.rawValue, measurement.peer?.name ?? "",
            measurement.peer.map { number($0.value) } ?? "", measurement.ratio.map { number($0) + "×" } ?? "",
            measurement.target.map { text(of: $0, unit: measurement.unit) } ?? "", verdict ?? "",
        ]
    }

    private static func text(of target: Target, unit: Unit) -> String {
        switch target {
        case .atLeast(let value): "≥ \(number(value)) \(unit.rawValue)"
        case .atMost(let value): "≤ \(number(value)) \(unit.rawValue)"
        case .timesPeer(let ratio): "≥ \(number(ratio)) × the peer"
        }
    }

    /// With three digits that count, and commas between thousands: `125,000,000`, `61.4`, `0.52`.
    private static func number(_ value: Double) -> String {
        guard value.isFinite, value > 0 else { return "\(value)" }
        let digits = Int(floor(log10(value))) + 1
        let scale = pow(10, Double(3 - digits))
        let rounded = digits > 3 ? (value * scale).rounded() / scale : value
        return rounded.formatted(
            .number.locale(Locale(identifier: "en_US")).grouping(.automatic)
                .precision(.fractionLength(0...max(0, min(4, 3 - digits)))))
    }
}
