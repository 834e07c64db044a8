import Billing

/// An invoice's first page: whose it is, what it comes to, and where that went.
struct CoverPage {
    let layout: InvoiceLayout
    let canvas: Canvas
    let options: PDFOptions
    var y: Double

    var page: PageGeometry { layout.page }
    var invoice: Invoice { layout.invoice }
    var typesetter: Typesetter { layout.typesetter }

    init(_ layout: InvoiceLayout, canvas: Canvas, options: PDFOptions) {
        self.layout = layout
        self.canvas = canvas
        self.options = options
        y = layout.page.top
    }

    mutating func draw() {
        drawTitle()
        drawFacts()
        drawTotal()
        drawSums()
        drawCharts()
    }

    func text(_ amount: Money) -> String { amount.formatted(in: invoice.currency) }

    private mutating func drawTitle() {
        typesetter.label("Invoice", .title).draw(on: canvas, x: page.left, baseline: 72, .text)
        typesetter.label(invoice.month.words, .month).draw(on: canvas, x: page.left, baseline: 92, .quiet)
        let issuer = typesetter.block(options.issuer, .section, width: page.contentWidth * 0.6, isCut: true)
        issuer.draw(on: canvas, right: page.right, baseline: 72, .text)
        y = 108
        canvas.rule(from: page.left, to: page.right, y: y, thickness: 1.2, .accent)
        y += 16
    }

    /// A word above what it says; gives how high both are.
    private func drawFact(_ name: String, _ block: TextBlock, x: Double) -> Double {
        typesetter.label(name, .caption).draw(on: canvas, x: x, baseline: y + 8, .quiet)
        block.draw(on: canvas, x: x, top: y + 13, .text)
        return 13 + block.height
    }

    private mutating func drawFacts() {
        let second = page.left + page.contentWidth * 0.44
        let third = page.left + page.contentWidth * 0.77
        func value(_ text: String, to right: Double, from left: Double) -> TextBlock {
            typesetter.block(text, .value, width: right - left - 12)
        }
        let name = typesetter.block(layout.pdf.scopeName, .heading, width: second - page.left - 16)
        let first = [
            drawFact(layout.pdf.scopeKind, name, x: page.left),
            drawFact("Period", value(layout.pdf.periodWords, to: third, from: second), x: second),
            drawFact("Invoice number", value(invoice.number, to: page.right + 12, from: third), x: third),
        ]
        y += (first.max() ?? 0) + 12
        let sections = layout.sections
        let isPaid = invoice.status == .paid
        let status = isPaid ? "Paid since \(Day(containing: invoice.updatedAt).words)" : "Pending"
        let contents = [
            counted(sections.organizations.count, "organization"), counted(sections.apps.count, "app"),
            counted(sections.order.count, "item"),
        ]
        let shown = layout.pdf.scope == .account || sections.organizations.count > 1 ? contents[...] : contents.dropFirst()
        let next = [
            drawFact("Usage", value(shown.joined(separator: ", "), to: second, from: page.left), x: page.left),
            drawFact("Status", value(status, to: third, from: second), x: second),
            drawFact("Currency", value(invoice.currency.code, to: page.right + 12, from: third), x: third),
        ]
        y += (next.max() ?? 0) + 18
    }

    /// The sum, which is what most people look for.
    private mutating func drawTotal() {
        let height = 70.0
        canvas.fill(x: page.left, y: y, width: page.contentWidth, height: height, .panel)
        let label = layout.pdf.isOpen ? "Total so far, as of \(invoice.periodEnd.words)" : "Total"
        typesetter.label(label, .value).draw(on: canvas, x: page.left + 16, baseline: y + 23, .quiet)
        typesetter.figures(.amount).draw(
            text(invoice.totals.total), on: canvas, x: page.left + 15, baseline: y + 53, .text)
        drawStatus(right: page.right - 16, top: y + 14)
        if let url = options.baseURL {
            let path = url.last == "/" ? String(url.dropLast()) : url
            canvas.link(url: "\(path)\(layout.pdf.scope.path)/invoices/\(invoice.month)") {
                let link = typesetter.label("View online", .value)
                link.draw(on: canvas, right: page.right - 16, baseline: y + 53, .accent)
            }
        }
        y += height + 22
    }

    private func drawStatus(right: Double, top: Double) {
        let ink: Ink = invoice.status == .paid ? .paid : .pending
        let word = typesetter.label(invoice.status.rawValue, .heading)
        canvas.frame(x: right - word.width - 18, y: top, width: word.width + 18, height: 18, radius: 9, ink)
        word.draw(on: canvas, right: right - 9, baseline: top + 12.4, ink)
    }

    private mutating func drawSums() {
        let totals = invoice.totals
        let middle = page.left + page.contentWidth * 0.6
        let top = y
        drawHeading("Summary", from: page.left, to: middle - 20)
        line("Dynos", text(totals.rated.dynos), to: middle - 20)
        line("Add-ons", text(totals.rated.addons), to: middle - 20)
        line("of these databases", text(totals.rated.databases), to: middle - 20, isPart: true)
        canvas.rule(from: page.left, to: middle - 20, y: y + 3, .rule)
        y += 4
        line("Charges", text(totals.charges), to: middle - 20)
        line("Credits", text(Money.zero - totals.credits), to: middle - 20)
        canvas.rule(from: page.left, to: middle - 20, y: y + 3, thickness: 0.8, .quiet)
        y += 4
        line("Total", text(totals.total), to: middle - 20, style: .strong)
        let end = y
        y = top
        drawHeading("Dynos", from: middle, to: page.right)
        let units = decimalText(Int128(totals.rated.dynoUnits), decimals: 0, groups: true)
        line("Dyno units", units, from: middle, to: page.right)
        let hours = decimalText(totals.rated.weightedDynoHourHundredths, decimals: 2, groups: true)
        line("Weighted dyno hours", hours, from: middle, to: page.right)
        y = end + 24
    }

    mutating func drawHeading(_ text: String, from left: Double, to right: Double) {
        typesetter.label(text, .heading).draw(on: canvas, x: left, baseline: y + 9, .text)
        canvas.rule(from: left, to: right, y: y + 15, thickness: 0.8, .quiet)
        y += 17
    }

    private mutating func line(
        _ name: String, _ value: String, from left: Double? = nil, to right: Double, style: TextStyle = .body,
        isPart: Bool = false
    ) {
        let baseline = y + 12
        let ink: Ink = isPart ? .quiet : .text
        typesetter.label(name, style).draw(
            on: canvas, x: (left ?? page.left) + (isPart ? 12 : 0), baseline: baseline, ink)
        typesetter.figures(style).draw(value, on: canvas, right: right, baseline: baseline, ink)
        y += 15
    }
}
