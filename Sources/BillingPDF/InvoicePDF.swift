import Billing

/// Invoices as one PDF document: for each a cover with its sums, and tables of its items.
///
/// The bytes are a function of the invoices and the options alone. Pages go out as they are drawn: what is held beside the
/// invoices is the order of their items, and how high each name stands. Everything is laid out once before, without drawing, so
/// that the first page knows how many there will be.
///
/// Drawing keeps its thread busy until the end; nothing is shared between documents, so several can be drawn at once.
public struct InvoicePDF: Sendable {
    private let invoices: [PDFInvoice]
    private let options: PDFOptions

    /// - Parameter invoices: in the order in which they are to stand; each begins on a page of its own.
    public init(_ invoices: [PDFInvoice], options: PDFOptions = PDFOptions()) {
        self.invoices = invoices
        self.options = options
    }

    public init(_ invoice: PDFInvoice, options: PDFOptions = PDFOptions()) {
        self.init([invoice], options: options)
    }

    /// Tells whether a document could be drawn at all. It looks once: a program gets to know new fonts when it starts.
    ///
    /// - Throws: ``PDFError/noFont``.
    public static func checkFonts() throws(PDFError) { try fonts.get() }

    private static let fonts = Result { () throws(PDFError) in _ = try Typesetter() }

    /// Draws the document.
    ///
    /// - Parameter body: gets the bytes, some 64 KiB at a time; they are gone when it returns. What it throws ends the drawing.
    /// - Throws: what `body` throws, or a ``PDFError``.
    public func write(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard let first = invoices.first, let last = invoices.last else { throw PDFError.noInvoices }
        let typesetter = try Typesetter()
        try withoutActuallyEscaping(body) { body in
            let sink = ChunkSink(body)
            let canvas = Canvas(sink: sink, paper: options.paper)
            describe(from: first, to: last, on: canvas)
            let page = PageGeometry(options.paper)
            let layouts = invoices.enumerated().map { number, invoice in
                InvoiceLayout(invoice, number: number, isAlone: invoices.count == 1, page: page, typesetter: typesetter)
            }
            let frame = PageFrame(options: options, page: page, pageCount: layouts.reduce(0) { $0 + $1.pageCount })
            var pages = 0
            for layout in layouts where sink.failure == nil {
                var drawing = InvoicePages(layout, firstPage: pages + 1, drawing: .init(canvas: canvas, frame: frame))
                drawing.run()
                pages += layout.pageCount
            }
            let status = canvas.finish()
            sink.flush()
            if let failure = sink.failure { throw failure }
            if let status { throw PDFError.notDrawn(reason: status) }
        }
    }

    /// All of the document's bytes.
    public func bytes() throws -> [UInt8] {
        var bytes: [UInt8] = []
        try write { bytes.append(contentsOf: $0) }
        return bytes
    }

    private func describe(from first: PDFInvoice, to last: PDFInvoice, on canvas: Canvas) {
        let months =
            first.invoice.month == last.invoice.month
            ? first.invoice.month.words : "\(first.invoice.month.words) to \(last.invoice.month.words)"
        let scope = first.scope == .account ? "the account" : "\(first.scopeKind.lowercased()) \(first.scopeName)"
        canvas.describe(.title, "Invoice \(months), \(first.scopeName)")
        canvas.describe(.author, options.issuer)
        canvas.describe(
            .subject,
            invoices.count == 1
                ? "Invoice \(first.invoice.number) of \(scope), \(first.periodWords)"
                : "\(invoices.count) invoices of \(scope), \(months)")
        canvas.describe(.creator, PDFOptions.standardIssuer)
        // Not when it was drawn, so that the same invoices give the same bytes.
        canvas.describe(.created, String(last.invoice.periodEnd.description.prefix(19)) + "Z")
    }
}
