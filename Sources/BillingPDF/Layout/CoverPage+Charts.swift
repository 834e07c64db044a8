import Billing

extension CoverPage {
    private static let barHeight = 15.0
    private static let mostBars = 8
    /// Of the chart of days, with its heading and what stands below it.
    private static let daysHeight = 120.0

    mutating func drawCharts() {
        let sections = layout.sections
        guard !sections.order.isEmpty else {
            typesetter.label("No usage in \(invoice.month.words).", .value).draw(
                on: canvas, x: page.left, baseline: y + 10, .quiet)
            return
        }
        let days = layout.pdf.dailyCharges ?? []
        let room = page.bottom - y - (days.isEmpty ? 0 : Self.daysHeight)
        // A heading, and a bar for all that have none of their own.
        let count = min(Self.mostBars, Int((room - 22) / Self.barHeight) - 1)
        if count > 0 { drawBars(count: count) }
        if !days.isEmpty, page.bottom - y >= Self.daysHeight - 20 { drawDays(days) }
    }

    private mutating func drawBars(count: Int) {
        let isOfOrganizations = layout.pdf.scope == .account
        let sums = (isOfOrganizations ? layout.sections.organizations : layout.sections.apps).map(\.sum)
        let bars = ChartBars(largestOf: sums, count: count)
        drawHeading(isOfOrganizations ? "By organization" : "By app", from: page.left, to: page.right)
        y += 3
        let largest = max(bars.sections.first.map { sums[$0] } ?? .zero, bars.rest)
        for section in bars.sections {
            let columns = invoice.items.columns
            let name =
                isOfOrganizations
                ? columns.organizationNames[layout.organizationName(section)] : columns.appNames[layout.appName(section)]
            drawBar(
                name, sums[section], largest: largest, .accent,
                place: isOfOrganizations ? layout.organizationPlace(section) : appPlace(section))
        }
        if bars.restCount > 0 {
            drawBar(counted(bars.restCount, "other"), bars.rest, largest: largest, .rest, place: nil)
        }
        y += 20
    }

    /// Where an app's table begins, if that is a place.
    private func appPlace(_ app: Int) -> String? { layout.linkedApps.contains(app) ? layout.appPlace(app) : nil }

    private mutating func drawBar(_ name: String, _ amount: Money, largest: Money, _ ink: Ink, place: String?) {
        let nameWidth = page.contentWidth * 0.3
        let figures = typesetter.figures(.body)
        let amountWidth = max(figures.width(of: text(largest)), figures.width(of: text(amount)), 50)
        let baseline = y + 10
        let block = typesetter.block(name, .body, width: nameWidth - 10, isCut: true)
        if let place {
            canvas.link(to: place) { block.draw(on: canvas, x: page.left, baseline: baseline, .accent) }
        } else {
            block.draw(on: canvas, x: page.left, baseline: baseline, .quiet)
        }
        let left = page.left + nameWidth
        let length = ChartBars.length(of: amount, largest: largest, length: page.right - amountWidth - 12 - left)
        // What is more than nothing can be seen.
        if amount > .zero { canvas.fill(x: left, y: y + 3.2, width: max(length, 0.8), height: 8.2, ink) }
        figures.draw(text(amount), on: canvas, right: page.right, baseline: baseline, .text)
        y += Self.barHeight
    }

    private mutating func drawDays(_ days: [Money]) {
        drawHeading("By day", from: page.left, to: page.right)
        let largest = days.max() ?? .zero
        let caption = typesetter.figures(.caption)
        let height = 60.0
        let top = y + 14
        let slot = page.contentWidth / Double(invoice.month.days)
        if largest > .zero, let index = days.firstIndex(of: largest) {
            let day = Day(daysSince1970: invoice.month.firstDay.daysSince1970 + Int64(index))
            caption.draw(
                "Most: \(text(largest)) on \(day.start.shortDayWords)", on: canvas, right: page.right, baseline: y - 8, .quiet)
        }
        for (index, amount) in days.enumerated() {
            let length = ChartBars.length(of: amount, largest: largest, length: height)
            canvas.fill(
                x: page.left + Double(index) * slot + slot * 0.14, y: top + height - length, width: slot * 0.72,
                height: length, .accent)
        }
        canvas.rule(from: page.left, to: page.right, y: top + height, .quiet)
        for day in 1...Int(invoice.month.days) where day == 1 || day % 5 == 0 {
            let number = "\(day)"
            let middle = page.left + (Double(day) - 0.5) * slot
            caption.draw(
                number, on: canvas, x: middle - caption.width(of: number) / 2, baseline: top + height + 10, .quiet)
        }
        y = top + height + 16
    }
}
