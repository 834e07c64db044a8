import Billing
import BillingTesting
import Testing

@testable import invoices

/// The outline of `invoices info`, as a pure function of an invoice, a width and a style.
@Suite struct CostOutlineTests {
    private static let colours = TerminalStyle(hasColours: true)

    /// Two organizations of note, names that are wide, that join, that run from right to left, and that try to do harm; and one
    /// organization of more apps than are listed.
    private static func platform() throws -> Invoice {
        var items = [
            ShownItem(organization: "acme", app: "shop-prod", billed: 12_000),
            ShownItem(organization: "acme", app: "shop-prod", description: "x-mysql:1 addon", type: .addon, billed: 4_500),
            ShownItem(
                organization: "acme", app: "shop-prod", description: "x-mysql:1 addon, correction of 2017-01", type: .addon,
                billed: -1_500),
            ShownItem(organization: "acme", app: "名前-prod", billed: 1_000),
            ShownItem(organization: "acme", app: "cafe\u{301}-prod", billed: 900),
            ShownItem(organization: "acme", app: "שלום-prod", billed: 800),
            ShownItem(organization: "acme", app: "evil\u{1B}[2J\u{202E}-prod", billed: 700),
            ShownItem(organization: "acme", app: "👩‍👩‍👧🇩🇪❤️-prod", billed: 600),
        ]
        items += (1...13).map { ShownItem(organization: "many", app: "app\($0)-lab", billed: Int64($0)) }
        return try .showing(items)
    }

    private static func text(_ invoice: Invoice, details: Bool = false, width: Int?, style: TerminalStyle) -> String {
        InvoiceTable.text(
            of: FoundInvoice(invoice: invoice), scope: .account, details: details, width: width, style: style)
    }

    @Test(
        arguments: [
            ("outline.txt", false, nil, false), ("outline-details.txt", true, nil, false),
            ("outline-details-80.txt", true, 80, false), ("outline-60.txt", false, 60, false),
            ("outline-details-colours.txt", true, 100, true),
        ] as [(String, Bool, Int?, Bool)])
    func `organizations, apps and items with their shares`(
        name: String, details: Bool, width: Int?, hasColours: Bool
    ) throws {
        let style = hasColours ? Self.colours : .plain
        let text = Self.text(try Self.platform(), details: details, width: width, style: style)
        #expect(try GoldenFile(name).matches(text))
        #expect(!text.contains("\u{202E}"))
        if let width, !hasColours {
            for line in text.split(separator: "\n") { #expect(String(line).displayWidth <= width, "\(line)") }
        }
    }

    @Test func `of more than ten organizations the rest is a line with what it costs`() throws {
        let items = (1...22).map { ShownItem(organization: "o\($0)", app: "a-s", billed: Int64($0) * 100) }
        let text = Self.text(try .showing(items), width: nil, style: .plain)
        #expect(text.contains("\no13 "))
        #expect(!text.contains("\no12 "))
        #expect(text.contains("\nand 12 more  $78.00  30.8%  "), "\(text)")
        let details = Self.text(try .showing(items), details: true, width: nil, style: .plain)
        #expect(details.contains("\no1 "))
        #expect(!details.contains("more"))
    }

    @Test func `what costs the same is in the order of names, and items in that of the invoice`() throws {
        let items = [
            ShownItem(organization: "b", app: "y-s", description: "second", billed: 5),
            ShownItem(organization: "b", app: "y-s", description: "first", billed: 5),
            ShownItem(organization: "b", app: "x-s", billed: 10), ShownItem(organization: "a", app: "x-s", billed: 20),
        ]
        let outline = CostOutline(try Invoice.showing(items).items)
        #expect(outline.organizations.map(\.name) == ["a", "b"])
        #expect(outline.organizations[1].apps.map(\.name) == ["x-s", "y-s"])
        #expect(outline.organizations[1].apps[1].items == [0, 1])
        #expect(outline.cost == Money(minorUnits: 40))
    }

    @Test func `without charges there are no shares`() throws {
        let text = Self.text(
            try .showing([ShownItem(organization: "a", app: "x-s", billed: 0)]), width: nil, style: .plain)
        #expect(text.contains("\n  x-s  $0.00\n"), "\(text)")
        #expect(!text.contains("%"))
    }

    @Test(arguments: [
        (1, 3, "33.3%"), (2, 3, "66.7%"), (1, 2000, "0.1%"), (1, 2001, "0.0%"), (3, 3, "100.0%"), (0, 5, "0.0%"),
        (-1, 3, "-33.3%"), (7, 5, "140.0%"), (1, 16, "6.3%"), (-1, 16, "-6.3%"),
    ])
    func `a share is rounded once, half away from zero`(part: Int, whole: Int, text: String) throws {
        let share = Share(of: Money(minorUnits: Int128(part)), in: Money(minorUnits: Int128(whole)))
        #expect(share?.description == text)
    }

    @Test(arguments: [0, -5])
    func `of nothing there is no share`(whole: Int) {
        #expect(Share(of: Money(minorUnits: 1), in: Money(minorUnits: Int128(whole))) == nil)
    }
}
