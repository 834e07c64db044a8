/// The forms in which an invoice can be had.
public enum InvoiceFormat: String, CaseIterable, Sendable {
    /// The mission document's own.
    case json
    /// A page for people.
    case html
    /// A paper for people.
    case pdf
    /// A row an item, for spreadsheets.
    case csv
    /// An object an item and line, for programs.
    case ndjson
    /// The FinOps Open Cost and Usage Specification, for tools of finance.
    case focus

    /// What a response says it is (RFC 9110, section 8.3).
    public var contentType: String {
        switch self {
        case .json: "application/json"
        case .html: "text/html; charset=utf-8"
        case .pdf: "application/pdf"
        case .csv: "text/csv; charset=utf-8"
        case .ndjson: "application/x-ndjson"
        case .focus: "text/csv; charset=utf-8; profile=focus"
        }
    }

    /// What a request's `Accept` names it by.
    public var mediaType: String {
        switch self {
        case .focus: "text/csv;profile=focus"
        case .json, .html, .pdf, .csv, .ndjson: String(contentType.prefix { $0 != ";" })
        }
    }

    /// What the names of its files end in, and paths that ask for it.
    public var suffix: String {
        switch self {
        case .focus: ".focus.csv"
        case .json, .html, .pdf, .csv, .ndjson: ".\(rawValue)"
        }
    }

    /// Whether it is for a file of its own rather than to be looked at or taken apart.
    public var isDownload: Bool { self == .pdf || self == .csv || self == .ndjson || self == .focus }
}
