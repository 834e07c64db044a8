import Billing
import BillingPDF
import BillingTesting
import Testing

@Suite struct InvoicePDFTests {
    private static let days = (1...5).map { Money(minorUnits: Int128(3000 + 500 * $0)) }

    /// An organization's paid month with all that an invoice can have: credits, corrections, two organizations of one name.
    private static let various = [
        PDFItem(app: "api-prod", description: "gp2 web dyno", quantity: 2),
        PDFItem(app: "api-prod", description: "gp2 worker dyno", price: "0.290001", to: "2017-02-12T00:00:00.000Z"),
        PDFItem(
            app: "api-prod", description: "gp2 web dyno, correction of 2017-01", from: "2017-01-03T00:00:00.000Z",
            billed: -123_450),
        PDFItem(
            app: "shop-prod", description: "alamo-postgresql:standard-0 addon", type: .addon, price: "1200",
            from: "2017-02-03T00:00:00.000Z"),
        PDFItem(app: "shop-prod", description: "lang:dev addon", type: .addon, price: "0"),
        PDFItem(organizationID: "o-2", app: "other-prod", description: "gp1 web dyno", price: "25"),
    ]

    @Test func `the document's own invoice`() throws {
        let invoice = PDFItem.invoice(PDFItem.document, now: DocumentScenario.now)
        let file = try PDFFile(InvoicePDF(PDFInvoice(invoice, scope: .account, dailyCharges: Self.days)))
        #expect(try GoldenFile("document.txt").matches(try file.text()))
    }

    @Test func `an organization's invoice with credits and corrections`() throws {
        let invoice = PDFItem.invoice(Self.various, credits: 2500)
        let pdf = PDFInvoice(invoice, scope: .organization("o-1"), name: "akkeris")
        let options = PDFOptions(paper: .letter, issuer: "Example Cloud", baseURL: "https://invoices.example/")
        let file = try PDFFile(InvoicePDF(pdf, options: options))
        #expect(try GoldenFile("organization.txt").matches(try file.text()))
        #expect(try file.addresses().contains("https://invoices.example/organizations/o-1/invoices/2017-02-01"))
    }

    @Test func `an address is an address, whatever is in it`() throws {
        let options = PDFOptions(baseURL: "https://invoices.example/'\u{301}\\\u{301}")
        let file = try PDFFile(InvoicePDF(PDFInvoice(PDFItem.invoice(PDFItem.document), scope: .account), options: options))
        #expect(try file.addresses().contains("/account/invoices/2017-02-01"))
    }

    @Test func `a month without usage is a cover alone`() throws {
        let file = try PDFFile(InvoicePDF(PDFInvoice(PDFItem.invoice([]), scope: .space("default"))))
        let pages = try file.pages()
        #expect(pages.count == 1)
        #expect(pages[0].contains("No usage in February 2017."))
        #expect(pages[0].contains("Page 1 of 1"))
    }

    @Test(arguments: [(Paper.a4, "595 x 842 pts (A4)"), (.letter, "612 x 792 pts (letter)")])
    func `what the document says of itself`(paper: Paper, size: String) throws {
        let invoice = PDFItem.invoice(PDFItem.document, now: DocumentScenario.now)
        let options = PDFOptions(paper: paper, issuer: "Example Cloud")
        let fields = try PDFFile(InvoicePDF(PDFInvoice(invoice, scope: .organization("akkeris")), options: options)).information()
        #expect(fields["Title"] == "Invoice February 2017, akkeris")
        #expect(fields["Author"] == "Example Cloud")
        #expect(fields["Subject"] == "Invoice 1485907200000 of organization akkeris, 1 to 5 February 2017")
        #expect(fields["Creator"] == "Platform Invoices")
        #expect(fields["CreationDate"] == "2017-02-05T22:16:56Z")
        #expect(fields["Pages"] == "2")
        #expect(fields["Page size"] == size)
    }

    @Test func `several months are one document, each on pages of its own`() throws {
        let invoices = ["2016-12-01", "2017-01-01", "2017-02-01"].map { (month: Month) in
            PDFInvoice(PDFItem.invoice(PDFItem.document, now: DocumentScenario.now, month: month), scope: .account)
        }
        let file = try PDFFile(InvoicePDF(invoices))
        let pages = try file.pages()
        #expect(pages.count == 6)
        for (index, page) in pages.enumerated() {
            let month = ["December 2016", "January 2017", "February 2017"][index / 2]
            #expect(page.contains(month) && page.contains("Page \(index + 1) of 6"), "page \(index + 1)")
            #expect(page.contains("Summary") == (index % 2 == 0))
        }
        let fields = try file.information()
        #expect(fields["Title"] == "Invoice December 2016 to February 2017, All organizations")
        #expect(fields["Subject"] == "3 invoices of the account, December 2016 to February 2017")
        let structure = try file.structure()
        #expect(structure.contains("<item page=\"3\">January 2017</item>"), "\(structure)")
    }

    @Test func `bookmarks and links lead to organizations`() throws {
        let items = (0..<12).flatMap { number in
            (0..<20).map { PDFItem(organization: "org \(number)", app: "app-\($0)", price: number == 3 ? "90" : "60") }
        }
        let file = try PDFFile(InvoicePDF(PDFInvoice(PDFItem.invoice(items), scope: .account)))
        let structure = try file.structure()
        let pages = try file.pages()
        #expect(pages[1].contains("Organization") && pages[1].contains("org 11"), "a list of all, as the chart has not all")
        // In the order of their bytes.
        for name in ["org 0", "org 1", "org 10", "org 9"] {
            let page = try #require(
                pages.firstIndex { $0.contains(name + " ") && $0.contains("20 apps, 20 items") && $0.contains("Qty") })
            #expect(structure.contains("<item page=\"\(page + 1)\">\(name)</item>"), "\(name) on page \(page + 1)")
            let row = try #require(pages[1].split(separator: "\n").first { $0.contains(name + " ") })
            #expect(row.split(separator: " ").dropLast().last == "\(page + 1)", "\(row)")
            #expect(structure.contains("#\(page + 1)\">\(name)</a>"), "a link to page \(page + 1)")
        }
    }

    @Test func `the same invoice is the same bytes, also drawn at the same time`() async throws {
        let invoice = PDFItem.invoice(PDFItem.many(300))
        let pdf = InvoicePDF(PDFInvoice(invoice, scope: .account, dailyCharges: Self.days))
        let first = try pdf.bytes()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 { group.addTask { try pdf.bytes() == first } }
            for try await isSame in group { #expect(isSame) }
        }
    }

    @Test func `bytes come in chunks, and what stops them stops the drawing`() throws {
        struct Full: Error {}
        let pdf = InvoicePDF(PDFInvoice(PDFItem.invoice(PDFItem.many(3000)), scope: .account))
        var chunks: [Int] = []
        try pdf.write { chunks.append($0.count) }
        #expect(chunks.count > 2)
        #expect(chunks.allSatisfy { $0 < 200_000 })
        var count = 0
        #expect(throws: Full.self) {
            try pdf.write { _ in
                count += 1
                throw Full()
            }
        }
        #expect(count == 1)
    }

    @Test func `a document has a limited number of items`() throws {
        let invoice = PDFInvoice(PDFItem.invoice(PDFItem.many(20)), scope: .account)
        var invoices = PDFInvoices(itemLimit: 45)
        try invoices.append(invoice)
        try invoices.append(invoice)
        #expect(throws: PDFError.tooManyItems(limit: 45)) { try invoices.append(invoice) }
        #expect(invoices.invoices.count == 2)
    }

    @Test func `without an invoice there is no document`() {
        #expect(throws: PDFError.noInvoices) { try InvoicePDF([]).bytes() }
    }

    @Test(arguments: [
        (PDFError.noInvoices, "no_invoices", "There is no invoice to draw. Ask for months that have one."),
        (
            .tooManyItems(limit: 1000), "too_many_items",
            "A PDF has at most 1,000 items, and these invoices have more. Ask for fewer months, or for csv."
        ),
        (.noFont, "no_font", "There is no font to draw a PDF with. Install fonts-noto-core, or any other."),
        (
            .notDrawn(reason: "out of memory"), "pdf_not_drawn",
            "The PDF could not be drawn: out of memory. Ask for fewer months, or for csv."
        ),
    ])
    func `errors say what to do`(error: PDFError, code: String, message: String) {
        #expect(error.code == code)
        #expect("\(error)" == message)
    }
}
