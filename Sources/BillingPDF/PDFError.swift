import Billing

/// Why no PDF could be made.
public enum PDFError: Error, Hashable, Sendable {
    /// A document needs a page, and an invoice is what stands on it.
    case noInvoices
    /// Of more items than a document may have.
    case tooManyItems(limit: Int)
    /// The machine has no font at all.
    case noFont
    /// What cairo says went wrong.
    case notDrawn(reason: String)

    public var code: String {
        switch self {
        case .noInvoices: "no_invoices"
        case .tooManyItems: "too_many_items"
        case .noFont: "no_font"
        case .notDrawn: "pdf_not_drawn"
        }
    }

    /// What went wrong and what to do.
    public var message: String {
        switch self {
        case .noInvoices: "There is no invoice to draw. Ask for months that have one."
        case .tooManyItems(let limit):
            "A PDF has at most \(decimalText(Int128(limit), decimals: 0, groups: true)) items, and these invoices have more. "
                + "Ask for fewer months, or for csv."
        case .noFont: "There is no font to draw a PDF with. Install fonts-noto-core, or any other."
        case .notDrawn(let reason): "The PDF could not be drawn: \(reason). Ask for fewer months, or for csv."
        }
    }
}

extension PDFError: CustomStringConvertible {
    public var description: String { message }
}
