import BillingExport

/// A path's last segment, and the form that its end asks for.
struct FormatSuffix {
    let name: String
    /// Nil where it names none.
    let format: InvoiceFormat?

    /// The longest first: `.focus.csv` ends in `.csv` too.
    private static let formats = InvoiceFormat.allCases.sorted { $0.suffix.utf8.count > $1.suffix.utf8.count }

    /// `2017-02-01.focus.csv` is the name `2017-02-01` in the form `focus`.
    init(_ segment: String) {
        // Nearly all segments have none.
        let format = segment.utf8.contains(UInt8(ascii: ".")) ? Self.formats.first { segment.hasSuffix($0.suffix) } : nil
        self.format = format
        name = format.map { String(segment.dropLast($0.suffix.count)) } ?? segment
    }
}
