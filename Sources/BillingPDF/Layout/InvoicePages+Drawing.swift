import Billing

/// What stands on the pages of tables. Each draws at ``y``, and leaves it where it is.
extension InvoicePages {
    private var geometry: PageGeometry { layout.page }
    private var typesetter: Typesetter { layout.typesetter }

    private func text(_ amount: Money) -> String { amount.formatted(in: layout.invoice.currency) }

    private func head(_ text: String, x: Double, _ canvas: Canvas) {
        typesetter.label(text, .caption).draw(on: canvas, x: x, baseline: y + 10, .quiet)
    }

    private func head(_ text: String, right: Double, _ canvas: Canvas) {
        typesetter.label(text, .caption).draw(on: canvas, right: right, baseline: y + 10, .quiet)
    }

    func drawColumnHead(_ canvas: Canvas) {
        let columns = layout.columns
        head("Description", x: columns.description, canvas)
        head("Type", x: columns.type, canvas)
        head("Qty", right: columns.quantityRight, canvas)
        head("Unit price", right: columns.priceRight, canvas)
        head("From", x: columns.from, canvas)
        head("To", x: columns.to, canvas)
        head("Billed", right: columns.billedRight, canvas)
        canvas.rule(from: geometry.left, to: geometry.right, y: y + Self.columnHeadHeight - 1, thickness: 0.8, .quiet)
    }

    func draw(organization section: Int, bookmark: Int32?, _ canvas: Canvas) {
        let place = layout.organizationPlace(section)
        canvas.mark(place, x: 0, y: max(0, y - 10))
        let code = layout.organizationName(section)
        _ = canvas.addBookmark(layout.invoice.items.columns.organizationNames[code], to: place, under: bookmark)
        let name = layout.organizations.block(of: code)
        name.draw(on: canvas, x: geometry.left, top: y, .text)
        typesetter.figures(.section).draw(
            text(layout.sections.organizations[section].sum), on: canvas, right: geometry.right,
            baseline: y + name.firstBaseline, .text)
        let apps = layout.sections.organizations[section].range.count
        let items = layout.sections.itemCount(ofOrganization: section)
        typesetter.figures(.caption).draw(
            "\(counted(apps, "app")), \(counted(items, "item"))", on: canvas, x: geometry.left, baseline: y + name.height + 9,
            .quiet)
    }

    func draw(continuedOrganization section: Int, _ canvas: Canvas) {
        continued(layout.organizations, layout.organizationName(section), .heading, x: geometry.left, canvas)
    }

    func draw(app: Int, _ canvas: Canvas) {
        if layout.linkedApps.contains(app) { canvas.mark(layout.appPlace(app), x: 0, y: max(0, y - 10)) }
        let name = layout.apps.block(of: layout.appName(app))
        canvas.fill(
            x: geometry.left, y: y, width: geometry.contentWidth, height: name.height + 2 * Self.appPadding, .panel)
        name.draw(on: canvas, x: geometry.left + 5, top: y + Self.appPadding, .text)
        typesetter.figures(.strong).draw(
            text(layout.sections.apps[app].sum), on: canvas, right: geometry.right,
            baseline: y + Self.appPadding + name.firstBaseline, .text)
    }

    func draw(continuedApp app: Int, _ canvas: Canvas) {
        canvas.fill(
            x: geometry.left, y: y, width: geometry.contentWidth, height: Self.continuedHeight - 2, .panel)
        continued(layout.apps, layout.appName(app), .strong, x: geometry.left + 5, canvas)
    }

    private func continued(
        _ names: MeasuredNames, _ code: NameTable.Code, _ style: TextStyle, x: Double, _ canvas: Canvas
    ) {
        let name = names.cutBlock(of: code, style, width: geometry.right - x - 80)
        name.draw(on: canvas, x: x, baseline: y + 12, .text)
        typesetter.label("continued", .caption).draw(on: canvas, right: geometry.right, baseline: y + 12, .quiet)
    }

    func draw(item index: Int, height: Double, _ canvas: Canvas) {
        let columns = layout.columns
        let items = layout.invoice.items
        let currency = layout.invoice.currency
        let figures = typesetter.figures(columns.figures)
        let description = layout.descriptions.block(of: items.columns.descriptions[index])
        let top = y + Self.rowPadding
        let baseline = top + description.firstBaseline
        description.draw(on: canvas, x: columns.description + 5, top: top, .text)
        let item = items[index]
        figures.draw(
            item.type == .dyno ? "Dyno" : "Add-on", on: canvas, x: columns.type, baseline: baseline, .quiet)
        figures.draw(
            decimalText(Int128(item.quantity), decimals: 0, groups: true), on: canvas, right: columns.quantityRight,
            baseline: baseline, .text)
        figures.draw(
            item.pricePerUnit.formatted(in: currency), on: canvas, right: columns.priceRight, baseline: baseline, .text)
        figures.draw(item.createdAt.shortDayWords, on: canvas, x: columns.from, baseline: baseline, .quiet)
        figures.draw(
            item.deletedAt?.shortDayWords ?? "running", on: canvas, x: columns.to, baseline: baseline, .quiet)
        figures.draw(text(item.billedPrice), on: canvas, right: columns.billedRight, baseline: baseline, .text)
        canvas.rule(from: geometry.left, to: geometry.right, y: y + height - 0.4, thickness: 0.4, .hairline)
    }

    /// The sums below all items, as the cover has them.
    func drawSums(_ canvas: Canvas) {
        let totals = layout.invoice.totals
        let left = geometry.right - 200
        canvas.rule(from: left, to: geometry.right, y: y, thickness: 0.8, .quiet)
        let lines: [(name: String, amount: Money, style: TextStyle)] = [
            ("Charges", totals.charges, .body), ("Credits", Money.zero - totals.credits, .body),
            ("Total", totals.total, .strong),
        ]
        for (index, line) in lines.enumerated() {
            let baseline = y + 13 + Double(index) * 17 + (index == 2 ? 2 : 0)
            if index == 2 { canvas.rule(from: left, to: geometry.right, y: baseline - 12, .rule) }
            typesetter.label(line.name, line.style).draw(on: canvas, x: left, baseline: baseline, .text)
            typesetter.figures(line.style).draw(
                text(line.amount), on: canvas, right: geometry.right, baseline: baseline, .text)
        }
    }

    // MARK: The list of organizations

    func drawListHead(_ canvas: Canvas) {
        head("Organization", x: geometry.left, canvas)
        head("Items", right: geometry.right - 150, canvas)
        head("Page", right: geometry.right - 100, canvas)
        head("Billed", right: geometry.right, canvas)
        canvas.rule(from: geometry.left, to: geometry.right, y: y + Self.columnHeadHeight - 1, thickness: 0.8, .quiet)
    }

    func draw(listed section: Int, onPage page: Int, height: Double, _ canvas: Canvas) {
        let figures = typesetter.figures(.body)
        let name = layout.listedOrganizations.block(of: layout.organizationName(section))
        let top = y + Self.rowPadding
        let baseline = top + name.firstBaseline
        canvas.link(to: layout.organizationPlace(section)) {
            name.draw(on: canvas, x: geometry.left, top: top, .accent)
        }
        let items = decimalText(Int128(layout.sections.itemCount(ofOrganization: section)), decimals: 0, groups: true)
        figures.draw(items, on: canvas, right: geometry.right - 150, baseline: baseline, .quiet)
        figures.draw("\(page)", on: canvas, right: geometry.right - 100, baseline: baseline, .quiet)
        figures.draw(
            text(layout.sections.organizations[section].sum), on: canvas, right: geometry.right, baseline: baseline, .text)
        canvas.rule(from: geometry.left, to: geometry.right, y: y + height - 0.4, thickness: 0.4, .hairline)
    }
}

/// `1 app`, `1,200 apps`.
func counted(_ count: Int, _ noun: String) -> String {
    "\(decimalText(Int128(count), decimals: 0, groups: true)) \(noun)\(count == 1 ? "" : "s")"
}
