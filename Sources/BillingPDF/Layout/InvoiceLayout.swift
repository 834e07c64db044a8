import Billing

/// An invoice in sections, with what was measured of it.
final class InvoiceLayout {
    let pdf: PDFInvoice
    /// Its place in the document, which makes the names of its places the document's own.
    let number: Int
    /// Whether it is the document's only one.
    let isAlone: Bool
    let page: PageGeometry
    let typesetter: Typesetter
    let sections: InvoiceSections
    let columns: ItemColumns
    let descriptions: MeasuredNames
    let apps: MeasuredNames
    let organizations: MeasuredNames
    /// The organization's in the list of them.
    let listedOrganizations: MeasuredNames
    /// The apps that the cover's chart links to.
    let linkedApps: Set<Int>
    /// On which page each organization begins, counted from the invoice's first, 0.
    private(set) var organizationPages: [Int] = []
    private(set) var pageCount = 0

    private var running: TextBlock?
    private var issuer: TextBlock?

    var invoice: Invoice { pdf.invoice }

    init(_ pdf: PDFInvoice, number: Int, isAlone: Bool, page: PageGeometry, typesetter: Typesetter) {
        self.pdf = pdf
        self.number = number
        self.isAlone = isAlone
        self.page = page
        self.typesetter = typesetter
        sections = InvoiceSections(pdf.invoice.items)
        let totals = pdf.invoice.totals
        columns = ItemColumns(
            pdf.invoice,
            sums: [totals.charges, totals.total, Money.zero - totals.credits] + sections.organizations.map(\.sum)
                + sections.apps.map(\.sum),
            page: page, typesetter: typesetter)
        let table = pdf.invoice.items.columns
        descriptions = MeasuredNames(
            table.descriptionNames, .body, width: columns.descriptionWidth, typesetter: typesetter)
        // Beside a name stands a sum, which is as wide as the column that it stands in.
        let sumWidth = 24 + typesetter.figures(.section).width(of: totals.charges.formatted(in: pdf.invoice.currency))
        apps = MeasuredNames(
            table.appNames, .strong, width: page.contentWidth - max(sumWidth, 100), typesetter: typesetter)
        organizations = MeasuredNames(
            table.organizationNames, .section, width: page.contentWidth - max(sumWidth, 120), typesetter: typesetter)
        listedOrganizations = MeasuredNames(
            table.organizationNames, .body, width: page.contentWidth * 0.55, typesetter: typesetter)
        linkedApps = pdf.scope == .account ? [] : Set(ChartBars(largestOf: sections.apps.map(\.sum), count: 8).sections)
        var counting = InvoicePages(self, firstPage: 0, drawing: nil)
        counting.run()
        pageCount = counting.page + 1
        organizationPages = counting.organizationPages
    }

    /// Whether all organizations are listed with their pages: where the cover's chart does not show them all.
    var listsOrganizations: Bool { sections.organizations.count > 8 }

    func organizationName(_ section: Int) -> NameTable.Code {
        invoice.items.columns.organizations[sections.item(ofOrganization: section)]
    }

    func appName(_ section: Int) -> NameTable.Code { invoice.items.columns.apps[sections.item(ofApp: section)] }

    /// The names of places in the document.
    var coverPlace: String { "i\(number)" }
    func organizationPlace(_ section: Int) -> String { "i\(number)o\(section)" }
    func appPlace(_ section: Int) -> String { "i\(number)a\(section)" }

    func runningName(width: Double) -> TextBlock {
        if let running { return running }
        let block = typesetter.block(pdf.scopeName, .caption, width: width, isCut: true)
        running = block
        return block
    }

    func issuer(_ name: String, width: Double) -> TextBlock {
        if let issuer { return issuer }
        let block = typesetter.block(name, .caption, width: width, isCut: true)
        issuer = block
        return block
    }
}
