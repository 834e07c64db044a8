/// Why a line is not CSV (RFC 4180).
public enum CSVProblem: String, Hashable, Sendable, CaseIterable {
    case quoteNotClosed = "a quote is not closed"
    case quoteInside = "a quote inside a field that does not begin with one"
    case textAfterQuote = "text after a closing quote"
}
