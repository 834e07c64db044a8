import Billing

/// A walk through the pages of an invoice, which counts them or draws them: one and the same, so that the count is right.
struct InvoicePages {
    /// What is drawn on.
    struct Drawing {
        var canvas: Canvas
        var frame: PageFrame
    }

    let layout: InvoiceLayout
    let drawing: Drawing?
    /// The page of the document.
    private(set) var page: Int
    private(set) var organizationPages: [Int] = []
    var y: Double
    private let firstPage: Int
    /// The bookmark of the invoice.
    private var bookmark: Int32?

    static let columnHeadHeight = 17.0
    static let rowPadding = 2.6
    static let appPadding = 3.5
    static let continuedHeight = 20.0
    private static let organizationGap = 18.0
    private static let appGap = 8.0
    /// How many rows stand below an app's name before a page may end.
    private static let keptRows = 2
    /// Apps of no more rows than these are not divided.
    private static let undividedRows = 4

    /// - Parameter drawing: nil to count only.
    init(_ layout: InvoiceLayout, firstPage: Int, drawing: Drawing?) {
        self.layout = layout
        self.firstPage = firstPage
        self.drawing = drawing
        page = firstPage
        y = layout.page.top
    }

    mutating func run() {
        drawCover()
        if layout.listsOrganizations { listOrganizations() }
        let sections = layout.sections
        if !sections.organizations.isEmpty {
            beginPage()
            beginTable()
            for section in sections.organizations.indices { addOrganization(section) }
            addSums()
        }
        endPage()
    }

    // MARK: Pages

    private mutating func drawCover() {
        guard let drawing else { return }
        let canvas = drawing.canvas
        canvas.mark(layout.coverPlace, x: 0, y: 0)
        let title = layout.isAlone ? "Invoice \(layout.invoice.month.words)" : layout.invoice.month.words
        bookmark = canvas.addBookmark(title, to: layout.coverPlace, under: nil, isOpen: layout.isAlone)
        var cover = CoverPage(layout, canvas: canvas, options: drawing.frame.options)
        cover.draw()
    }

    private mutating func beginPage() {
        endPage()
        page += 1
        y = layout.page.top
        if let drawing { drawing.frame.drawHead(of: layout, on: drawing.canvas) }
    }

    private func endPage() {
        guard let drawing else { return }
        drawing.frame.drawFoot(page: page, of: layout, on: drawing.canvas)
        drawing.canvas.endPage()
    }

    private func fits(_ height: Double) -> Bool { y + height <= layout.page.bottom }

    // MARK: The list of organizations

    private mutating func listOrganizations() {
        beginPage()
        beginList()
        for section in layout.sections.organizations.indices {
            let height = layout.listedOrganizations.height(of: layout.organizationName(section)) + 2 * Self.rowPadding
            if !fits(height) {
                beginPage()
                beginList()
            }
            if let drawing {
                let listedPage = firstPage + layout.organizationPages[section]
                draw(listed: section, onPage: listedPage, height: height, drawing.canvas)
            }
            y += height
        }
    }

    private mutating func beginList() {
        if let drawing { drawListHead(drawing.canvas) }
        y += Self.columnHeadHeight + 4
    }

    // MARK: The table of items

    private mutating func beginTable() {
        if let drawing { drawColumnHead(drawing.canvas) }
        y += Self.columnHeadHeight
    }

    private mutating func addOrganization(_ section: Int) {
        let apps = layout.sections.organizations[section].range
        let height = organizationHeight(section)
        let isFirstOfPage = y <= layout.page.top + Self.columnHeadHeight
        let gap = isFirstOfPage ? Self.appGap : Self.organizationGap
        if !fits(gap + height + keptHeight(ofApp: apps.lowerBound)) {
            beginPage()
            beginTable()
            y += Self.appGap
        } else {
            y += gap
        }
        organizationPages.append(page - firstPage)
        if let drawing { draw(organization: section, bookmark: bookmark, drawing.canvas) }
        y += height
        for app in apps { addApp(app, of: section) }
    }

    private mutating func addApp(_ app: Int, of organization: Int) {
        if !fits(keptHeight(ofApp: app)) {
            beginPage()
            beginTable()
            continueOrganization(organization)
        }
        if let drawing { draw(app: app, drawing.canvas) }
        y += appHeight(app)
        for position in layout.sections.apps[app].range {
            let item = layout.sections.order[position]
            let height = rowHeight(item)
            if !fits(height) {
                beginPage()
                beginTable()
                continueOrganization(organization)
                if let drawing { draw(continuedApp: app, drawing.canvas) }
                y += Self.continuedHeight
            }
            if let drawing { draw(item: item, height: height, drawing.canvas) }
            y += height
        }
        y += Self.appGap
    }

    private mutating func continueOrganization(_ section: Int) {
        y += 4
        if let drawing { draw(continuedOrganization: section, drawing.canvas) }
        y += Self.continuedHeight + 2
    }

    private mutating func addSums() {
        let height = 4 * 17.0
        if !fits(height) { beginPage() }
        y += 10
        if let drawing { drawSums(drawing.canvas) }
        y += height - 10
    }

    // MARK: Heights

    func rowHeight(_ item: Int) -> Double {
        layout.descriptions.height(of: layout.invoice.items.columns.descriptions[item]) + 2 * Self.rowPadding
    }

    func appHeight(_ app: Int) -> Double { layout.apps.height(of: layout.appName(app)) + 2 * Self.appPadding }

    func organizationHeight(_ section: Int) -> Double {
        layout.organizations.height(of: layout.organizationName(section)) + 22
    }

    /// Of an app's name and of what must not be parted from it.
    private func keptHeight(ofApp app: Int) -> Double {
        let range = layout.sections.apps[app].range
        let kept = range.count <= Self.undividedRows ? range.count : Self.keptRows
        return range.prefix(kept).reduce(appHeight(app)) { $0 + rowHeight(layout.sections.order[$1]) }
    }
}
