public import Billing

/// The page of the price book: what dyno sizes and add-on plans cost, now and before.
public struct PlansPage: Page {
    struct Entry: Sendable {
        let name: String
        let type: String
        /// Nil where no price holds yet.
        let price: String?
        let since: String
        let earlier: [DatedPrice]
        let later: [DatedPrice]
        let hasEarlier: Bool
        let hasLater: Bool
        let earlierTitle: String

        init(_ plan: Plan, now: Instant, currency: Currency) {
            name = plan.name
            type = plan.type == .dyno ? "Dyno size" : "Add-on plan"
            let prices = plan.prices.map { DatedPrice($0, currency: currency) }
            let passed = plan.prices.filter { $0.validFrom <= now }.count
            let present = passed > 0 ? prices[passed - 1] : nil
            price = present?.price
            since = present?.since ?? ""
            earlier = prices.prefix(max(passed - 1, 0)).reversed()
            later = Array(prices.dropFirst(passed))
            hasEarlier = !earlier.isEmpty
            hasLater = !later.isEmpty
            earlierTitle = earlier.count == 1 ? "1 earlier price" : "\(earlier.count) earlier prices"
        }
    }

    /// A price and from when on it holds, for people.
    struct DatedPrice: Sendable {
        let price: String
        let since: String

        init(_ dated: Plan.DatedPrice, currency: Currency) {
            price = dated.price.formatted(in: currency)
            since = dated.validFrom.millisecondsSince1970 == 0 ? "the beginning" : dated.validFrom.shortestWords
        }
    }

    public let title = "Plans"
    public let section: PageSection? = .plans
    let search: String
    /// Nil where nothing is searched for.
    let sought: String?
    let entries: [Entry]
    let hasEntries: Bool
    let isNothingFound: Bool
    let isEmpty: Bool

    /// - Parameters:
    ///   - plans: the whole price book.
    ///   - search: only plans with this in their name are shown, whatever the case of ASCII's letters; empty for all.
    public init(_ plans: [Plan], search: String = "", now: Instant, currency: Currency) {
        self.search = search
        sought = search.isEmpty ? nil : search
        entries = plans.filter { $0.name.contains(folded: search) }.map { Entry($0, now: now, currency: currency) }
        hasEntries = !entries.isEmpty
        isEmpty = plans.isEmpty
        isNothingFound = entries.isEmpty && !isEmpty
    }
}

extension String {
    /// Whether a text is a part of it, upper and lower case of `A` to `Z` being the same.
    fileprivate func contains(folded text: String) -> Bool {
        let (all, part) = (folded, text.folded)
        guard part.count <= all.count else { return false }
        return (0...all.count - part.count).contains { all[$0..<$0 + part.count].elementsEqual(part) }
    }

    private var folded: [UInt8] {
        let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
        return utf8.map { capitals ~= $0 ? $0 | 0x20 : $0 }
    }
}
