import Billing
import BillingPages
import BillingService
import BillingTesting
import Testing

/// A large invoice's page, a level at a time.
@Suite struct LargeInvoicePageTests {
    @Test func `opening all that there is to open shows each item once`() async throws {
        let pages = SampleInvoicePages()
        try await pages.take(SampleInvoicePages.large(itemCount: 5000))
        let facts = try await pages.facts()
        #expect(facts.tree.order.count == 5000)
        let sorts = ItemSort.allCases
        for sort in sorts {
            var explained: [Int] = []
            var waiting = [InvoiceQuery(sort: sort)]
            var seen: Set<InvoiceQuery> = []
            while let query = waiting.popLast() {
                guard seen.insert(query).inserted else { continue }
                let html = InvoicePage(of: facts, query).html(in: .sample)
                #expect(html.utf8.count < 100_000)
                explained += html.matches(of: /explain=([0-9]+)[^"]*#explained"/).compactMap { Int($0.1) }
                for link in html.matches(of: /class="row" href="[^"]*\?([^"#]*)#items"/) { waiting.append(Self.query(link.1)) }
                for link in html.matches(of: /rel="next" href="[^"]*\?([^"#]*)#items"/) { waiting.append(Self.query(link.1)) }
            }
            #expect(explained.sorted() == Array(1...5000), "\(sort)")
            #expect(seen.count > 40)
        }
    }

    /// Reads a path's query back.
    private static func query(_ text: Substring) -> InvoiceQuery {
        var query = InvoiceQuery()
        for pair in text.replacing("&amp;", with: "&").split(separator: "&") {
            let parts = pair.split(separator: "=").map(String.init)
            switch parts[0] {
            case "org": query.filter.organization = parts[1]
            case "app": query.filter.app = parts[1]
            case "page": query.page = Int(parts[1]) ?? 0
            case "sort": query.sort = ItemSort(rawValue: parts[1]) ?? .cost
            default: Issue.record("\(pair)")
            }
        }
        return query
    }

    @Test func `a part tells which it is, and one behind the last is the last`() async throws {
        let pages = SampleInvoicePages()
        try await pages.take(SampleInvoicePages.large(itemCount: 5000))
        let facts = try await pages.facts()
        func page(_ number: Int) -> String {
            InvoicePage(
                of: facts, InvoiceQuery(filter: ItemFilter(organization: "org-1", app: "big-s"), page: number)
            ).html(in: .sample)
        }
        #expect(page(1).contains("1–100 of 1,250"))
        #expect(!page(1).contains(">← Previous"))
        #expect(page(13).contains("1,201–1,250 of 1,250"))
        #expect(page(12).contains(">Next 50 →<"))
        #expect(page(99).contains("1,201–1,250 of 1,250"))
        #expect(!page(99).contains(">Next"))
    }
}
