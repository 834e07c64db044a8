import Billing
import BillingExport

/// A path's last segment, and the form that its end asks for.
struct FormatSuffix {
    let name: String
    /// Nil where it names none.
    let format: InvoiceFormat?
    /// What the end of a month's id asks for that is no form: `.xls`.
    let unknownEnd: String?

    /// The longest first: `.focus.csv` ends in `.csv` too.
    private static let formats = InvoiceFormat.allCases.sorted { $0.suffix.utf8.count > $1.suffix.utf8.count }

    /// `2017-02-01.focus.csv` is the name `2017-02-01` in the form `focus`.
    init(_ segment: String) {
        // Nearly all segments have none.
        let hasEnd = segment.utf8.contains(UInt8(ascii: "."))
        let format = hasEnd ? Self.formats.first { segment.hasSuffix($0.suffix) } : nil
        self.format = format
        unknownEnd = hasEnd && format == nil ? Self.unknownEnd(of: segment) : nil
        name = format.map { String(segment.dropLast($0.suffix.count)) } ?? segment
    }

    private static func unknownEnd(of segment: String) -> String? {
        let stem = segment.prefix { $0 != "." }
        return Month(id: String(stem)) == nil ? nil : String(segment.dropFirst(stem.count))
    }
}
