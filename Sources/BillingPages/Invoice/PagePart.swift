import Billing

/// One part of a long list, and the ways to those beside it.
struct PagePart: Sendable {
    /// `101–200 of 100,000`.
    let words: String
    let earlierPart: PageLink?
    let laterPart: PageLink?

    /// So many entries are in one part.
    static let length = 100

    /// What of a list a page has; the last part where there are not so many.
    static func range(of count: Int, page: Int) -> Range<Int> {
        let last = max(0, (count - 1) / length)
        let start = min(max(1, page) - 1, last) * length
        return start..<min(count, start + length)
    }

    /// - Parameter path: that of a page by its number.
    /// - Returns: nil where all is in one part.
    init?(of count: Int, _ range: Range<Int>, path: (Int) -> String) {
        guard count > range.count else { return nil }
        words = "\(Self.text(of: range.lowerBound + 1))–\(Self.text(of: range.upperBound)) of \(Self.text(of: count))"
        let page = range.lowerBound / Self.length + 1
        earlierPart = page > 1 ? PageLink("← Previous \(Self.length)", path: path(page - 1)) : nil
        laterPart =
            range.upperBound < count
            ? PageLink("Next \(min(Self.length, count - range.upperBound)) →", path: path(page + 1)) : nil
    }

    static func text(of count: Int) -> String { decimalText(Int128(count), decimals: 0, groups: true) }

    static let view = """
        {{#part}}
        <nav class="part" aria-label="Parts of the list">
        {{#earlierPart}}<a class="button" rel="prev" href="{{path}}">{{text}}</a>{{/earlierPart}}
        <span class="quiet">{{words}}</span>
        {{#laterPart}}<a class="button" rel="next" href="{{path}}">{{text}}</a>{{/laterPart}}
        </nav>
        {{/part}}

        """
}
