public import Billing

extension ReferenceBooks {
    /// Closes a month that is over: what it says now it says for ever, and that counts as billed.
    public mutating func close(_ month: Month, rules: BillingRules, recorded: Instant) {
        let usage = rater.items(in: month, now: month.end, rules: rules)
        let corrections = corrections(in: month)
        var used: [ReferenceIdentity: Int128] = [:]
        for identity in Set(credits.map(\.organization)) {
            for use in creditUses(of: identity, through: month, now: month.end, rules: rules) where use.month == month {
                credits[use.credit].settled[month, default: 0] += use.amount
                used[identity, default: 0] += use.amount
            }
        }
        for item in usage { bill(item, in: month) }
        for item in corrections { if let corrected = item.correctedMonth { bill(item, in: corrected) } }
        let settled = closed.keys.filter { target(of: $0) == month }
        closed[month] = ReferenceClosedMonth(
            rules: rules, recorded: recorded,
            items: (usage + corrections).sorted { $0.isListed(before: $1) }, credits: used)
        for month in settled + [month] { noteLines(of: month) }
    }

    private mutating func bill(_ item: ReferenceItem, in month: Month) {
        let line = ReferenceLine(item.span)
        let known = billed[month]?[line]?.amount ?? 0
        billed[month, default: [:]][line] = BilledLine(span: item.span, amount: known + item.billed)
    }

    /// Notes how the lines of a month look of which all has been billed: a line that is taken away later is shown like that.
    private mutating func noteLines(of month: Month) {
        guard let rules = closed[month]?.rules else { return }
        for (line, item) in lines(of: month, rules: rules) { billed[month]?[line]?.span = item.span }
    }
}
