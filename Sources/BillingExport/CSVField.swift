/// A field of a row of CSV.
enum CSVField {
    /// What the program writes by itself: numbers, times, words of its own.
    case own(String)
    /// What anyone may have given, and no spreadsheet may take for a formula.
    case name(String)
}

extension CSVField: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self = .own(text) }
}
