import BillingExport

/// A path's last segment, and the form that its end asks for.
struct FormatSuffix {
    let name: String
    /// Nil where it names none.
    let format: InvoiceFormat?

    /// `2017-02-01.focus.csv` is the name `2017-02-01` in the form `focus`.
    init(_ segment: String) {
        // The longest first: `.focus.csv` ends in `.csv` too.
        let format = InvoiceFormat.allCases.sorted { $0.suffix.utf8.count > $1.suffix.utf8.count }
            .first { segment.hasSuffix($0.suffix) }
        self.format = format
        name = format.map { String(segment.dropLast($0.suffix.count)) } ?? segment
    }
}
