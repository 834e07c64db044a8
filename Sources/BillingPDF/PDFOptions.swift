/// How invoices are drawn.
public struct PDFOptions: Hashable, Sendable {
    public var paper: Paper
    /// Who sends the invoices: on every page, and the document's author.
    public var issuer: String
    /// Where the invoices are served, `https://invoices.example`; nil leaves links to them out.
    public var baseURL: String?

    public static let standardIssuer = "Platform Invoices"

    public init(paper: Paper = .a4, issuer: String = standardIssuer, baseURL: String? = nil) {
        self.paper = paper
        self.issuer = issuer
        self.baseURL = baseURL
    }
}
