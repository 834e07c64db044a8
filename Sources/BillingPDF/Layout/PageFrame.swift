import Billing

/// What stands above and below the content of every page.
struct PageFrame {
    let options: PDFOptions
    let page: PageGeometry
    /// Of the whole document.
    let pageCount: Int

    func drawHead(of layout: InvoiceLayout, on canvas: Canvas) {
        let typesetter = layout.typesetter
        let title = typesetter.label("Invoice \(layout.invoice.month.words)", .caption)
        title.draw(on: canvas, x: page.left, baseline: page.headBaseline, .quiet)
        let room = page.contentWidth - title.width - 24
        layout.runningName(width: room).draw(on: canvas, right: page.right, baseline: page.headBaseline, .quiet)
        canvas.rule(from: page.left, to: page.right, y: page.headBaseline + 7, .rule)
    }

    func drawFoot(page number: Int, of layout: InvoiceLayout, on canvas: Canvas) {
        let figures = layout.typesetter.figures(.caption)
        canvas.rule(from: page.left, to: page.right, y: page.footBaseline - 13, .rule)
        let issuer = layout.issuer(options.issuer, width: page.contentWidth / 2)
        issuer.draw(on: canvas, x: page.left, baseline: page.footBaseline, .quiet)
        figures.draw(
            "Invoice number \(layout.invoice.number)", on: canvas, x: page.left + issuer.width + 14, baseline: page.footBaseline,
            .quiet)
        figures.draw(
            "Page \(number) of \(pageCount)", on: canvas, right: page.right, baseline: page.footBaseline, .quiet)
    }
}
