public import Billing

/// An invoice to be drawn, and what people are to be told besides.
public struct PDFInvoice: Sendable {
    public var invoice: Invoice
    public var scope: Scope
    /// What the scope is called, where the scope names it by an id.
    public var name: String?
    /// What each day of the month costs that has begun, the first day first; nil leaves the chart of days out.
    public var dailyCharges: [Money]?

    public init(_ invoice: Invoice, scope: Scope, name: String? = nil, dailyCharges: [Money]? = nil) {
        self.invoice = invoice
        self.scope = scope
        self.name = name
        self.dailyCharges = dailyCharges
    }

    /// Who pays, in a word: what stands above the name.
    var scopeKind: String {
        switch scope {
        case .account: "Account"
        case .organization: "Organization"
        case .space: "Space"
        }
    }

    var scopeName: String {
        switch scope {
        case .account: name ?? "All organizations"
        case .organization(let given), .space(let given): name ?? given
        }
    }

    /// Whether the month is not over yet.
    var isOpen: Bool { invoice.periodEnd != invoice.month.end.advanced(milliseconds: -1000) }

    /// The days that the invoice is for: `1 to 28 February 2017`.
    var periodWords: String { "1 to \(Day(containing: invoice.periodEnd).words)" }
}
