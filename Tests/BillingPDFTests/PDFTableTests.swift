import Billing
import BillingPDF
import BillingTesting
import Testing

/// The pages of items.
@Suite struct PDFTableTests {
    @Test(arguments: [Paper.a4, .letter])
    func `each page of many has its heads, and says which of how many it is`(paper: Paper) throws {
        let invoice = PDFItem.invoice(PDFItem.many(3000))
        let file = try PDFFile(InvoicePDF(PDFInvoice(invoice, scope: .account), options: PDFOptions(paper: paper)))
        let pages = try file.pages()
        #expect(pages.count > 60)
        #expect(try file.information()["Pages"] == "\(pages.count)")
        var rows = 0
        for (index, page) in pages.enumerated() {
            let lines = page.split(separator: "\n")
            #expect(lines.last?.contains("Page \(index + 1) of \(pages.count)") == true, "\(lines.last ?? "")")
            // The cover, and the list of the organizations.
            guard index > 1 else { continue }
            #expect(lines[0].contains("Invoice February 2017") && lines[0].contains("All organizations"))
            #expect(lines[1].split(separator: " ") == ["Description", "Type", "Qty", "Unit", "price", "From", "To", "Billed"])
            // No head stands alone at the end of a page.
            let last = try #require(lines.dropLast().last)
            #expect(last.contains(/201[67] .*\$/) || last.contains("Total"), "page \(index + 1) ends with \(last)")
            rows += lines.count { $0.contains(/\s(Dyno|Add-on)\s/) }
        }
        #expect(rows == 3000)
    }

    @Test func `every amount is there, and those of a column end below each other`() throws {
        let invoice = PDFItem.invoice(PDFItem.many(400))
        let file = try PDFFile(InvoicePDF(PDFInvoice(invoice, scope: .account)))
        let words = try file.words()
        let amounts = words.filter { $0.text.hasPrefix("$") && $0.page > 1 }
        // The cover and the list of organizations have amounts too; here are those of items, apps and organizations.
        let right = try #require(amounts.map(\.right).max())
        let billed = amounts.filter { abs($0.right - right) < 0.2 }
        var expected: [String: Int] = [:]
        for index in 0..<invoice.items.count {
            expected[invoice.items[index].billedPrice.formatted(in: .usd), default: 0] += 1
        }
        for (amount, count) in expected {
            #expect(billed.count { $0.text == amount } >= count, "\(amount)")
        }
        #expect(abs(right - 547) < 1, "the right margin")
        // All other amounts are unit prices, which end below each other too.
        let prices = amounts.filter { abs($0.right - right) >= 0.2 }
        #expect(prices.count == 400)
        #expect(prices.allSatisfy { abs($0.right - prices[0].right) < 0.2 })
    }

    @Test(
        arguments: [
            ("<script>alert(\"1\")</script>", nil),
            ("O'Neill & Söhne <b>", nil),
            ("Ελληνικά Кириллица", nil),
            ("日本語の名前", nil),
            ("客户名称", nil),
            ("50% off $9.99 (net)", nil),
            (String(repeating: "x", count: 128), nil),
            (String(repeating: "long words ", count: 11) + "end", nil),
            ("up 🚀 down", "up"),
            ("line\u{2028}break", "line\u{FFFD}break"),
            ("over\u{202E}ride", "over\u{FFFD}ride"),
            ("tab\u{9}bell\u{7}nul\u{0}end", "tab\u{FFFD}bell\u{FFFD}nul\u{FFFD}end"),
        ] as [(String, String?)])
    func `names stand as they are`(name: String, shown: String?) throws {
        let items = [PDFItem(organization: name, app: name, description: name, quantity: 7, price: "123.45")]
        let invoice = PDFInvoice(PDFItem.invoice(items), scope: .organization(name))
        let file = try PDFFile(InvoicePDF(invoice, options: PDFOptions(issuer: name)))
        // Lines may break anywhere in a name.
        let text = try file.pages()[1].filter { !$0.isWhitespace }
        let expected = (shown ?? name).filter { !$0.isWhitespace }
        let pieces = expected.count > 40 ? [expected.prefix(30), expected.suffix(10)] : [expected[...]]
        for piece in pieces { #expect(text.contains(piece), "\(text)") }
        let words = try file.words()
        let billed = words.filter { $0.page == 2 && $0.text == "$864.15" && abs($0.right - 547) < 1 }
        #expect(billed.count == 5, "an item, its app and organization, the charges and the total")
    }

    @Test(arguments: ["اسم المؤسسة", "שם הארגון", "app שלום 12"])
    func `names from right to left move no money`(name: String) throws {
        let items = [PDFItem(organization: name, app: name, description: name, quantity: 7, price: "123.45")]
        let file = try PDFFile(InvoicePDF(PDFInvoice(PDFItem.invoice(items), scope: .organization(name))))
        let words = try file.words().filter { $0.page == 2 }
        #expect(words.count { $0.text == "$864.15" && abs($0.right - 547) < 1 } >= 4)
        #expect(words.count { $0.text == "$123.45" } == 1)
        let letters = name.unicodeScalars.filter { $0.value > 0x500 }
        let text = String(String.UnicodeScalarView(try file.text().unicodeScalars.filter { letters.contains($0) }))
        #expect(text.unicodeScalars.count >= 3 * letters.count, "the letters are there to be found")
    }

    @Test func `amounts of any size keep to their columns`() throws {
        let items = [
            PDFItem(description: "huge web dyno", quantity: 1_000_000, price: "1000000000"),
            PDFItem(description: "tiny web dyno", price: "0.000001"),
        ]
        let file = try PDFFile(InvoicePDF(PDFInvoice(PDFItem.invoice(items), scope: .account)))
        let row = try file.words().filter { $0.page == 2 }
        let huge = try #require(row.first { $0.text == "huge" })
        let line = row.filter { abs($0.bottom - huge.bottom) < 3 }.sorted { $0.left < $1.left }
        #expect(line.map(\.text).contains("$1,000,000,000,000,000.00"))
        for (left, right) in zip(line, line.dropFirst()) { #expect(left.right < right.left, "\(left) and \(right)") }
        #expect(row.contains { $0.text == "$0.000001" })
    }

    @Test(arguments: [
        ("JPY", "¥60", "¥60"), ("CHF", "60.00 CHF", "CHF"), ("KWD", "60.000 KWD", "KWD"), ("EUR", "€60.00", "€60.00"),
    ])
    func `money is of the invoice's currency`(code: String, amount: String, word: String) throws {
        let currency = try #require(Currency(code: code))
        let file = try PDFFile(InvoicePDF(PDFInvoice(PDFItem.invoice([PDFItem()], currency: currency), scope: .account)))
        #expect(try file.pages()[1].contains(amount))
        #expect(try file.words().contains { $0.text == word && abs($0.right - 547) < 1 })
    }
}
