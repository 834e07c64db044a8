public import Billing
public import BillingService

/// What a platform's invoices must say, kept in the most obvious way: all that came, and what was billed for each line.
///
/// It is the judge of closing, corrections, credits and payments, and shares no logic with what it judges. Nothing is ever
/// found out from a later batch: to know what was known at one, keep a copy of then.
public struct ReferenceBooks: Sendable {
    /// The parts of a line of a closed month that have been billed so far.
    struct BilledLine: Sendable {
        /// The line as it was when all of its month had been billed.
        var span: ReferenceSpan
        var amount: Int128
    }

    private var facts = ReferenceFacts(deliveries: [])
    private(set) var prices: [PlanPrice] = []
    public private(set) var rater = ReferenceRater(deliveries: [])
    private var memo = ReferenceMemo()
    var closed: [Month: ReferenceClosedMonth] = [:]
    /// What of each line of each closed month was billed: by its own invoice, and by corrections.
    var billed: [Month: [ReferenceLine: BilledLine]] = [:]
    /// In the order in which they were granted.
    var credits: [ReferenceCredit] = []
    /// In the order in which they came.
    var payments: [ReferencePayment] = []

    public init() {}

    // MARK: What comes in

    /// - Parameter files: files and requests that came with one batch, in their order.
    public mutating func take(_ files: [[UsageFact]]) {
        for file in files { facts.take(file) }
        rateAnew()
    }

    public mutating func set(_ prices: [PlanPrice]) {
        self.prices += prices
        rateAnew()
    }

    private mutating func rateAnew() {
        let memo = memo.keepingSpans()
        rater = ReferenceRater(facts, prices: prices) { memo.spans(of: $0, prices: prices) }
        self.memo = memo
    }

    // MARK: What is said

    public var scopes: [Scope] { rater.scopes }

    public var closedMonths: [Month] { closed.keys.sorted() }

    public func rules(of month: Month) -> BillingRules? { closed[month]?.rules }

    /// The months of a scope: from the first that has an item, to the current one.
    public func months(of scope: Scope, now: Instant, rules: BillingRules) -> [Month] {
        guard let scope = rater.find(scope) else { return [] }
        let current = Month(containing: now)
        var month = firstMonth(before: current)
        while month <= current, !items(in: month, now: now, rules: rules).contains(where: { scope.contains($0.span) }) {
            month = month.next
        }
        var months: [Month] = []
        while month <= current {
            months.append(month)
            month = month.next
        }
        return months
    }

    /// The account's items of a month, in order: as they were when it was closed, or as they are now.
    public func items(in month: Month, now: Instant, rules: BillingRules) -> [ReferenceItem] {
        if let closed = closed[month] { return closed.items }
        let items = rater.itemsInAnyOrder(in: month, now: now, rules: rules) + corrections(in: month)
        return items.sorted { $0.isListed(before: $1) }
    }

    public func invoice(of scope: Scope, month: Month, now: Instant, rules: BillingRules) -> ReferenceInvoice {
        invoice(of: scope, month: month, items: items(in: month, now: now, rules: rules), now: now, rules: rules)
    }

    /// The invoice of one scope out of the account's items.
    public func invoice(
        of scope: Scope, month: Month, items: [ReferenceItem], now: Instant, rules: BillingRules
    ) -> ReferenceInvoice {
        let scope = rater.find(scope)
        var invoice = ReferenceInvoice(
            items: items.filter { scope?.contains($0.span) ?? false },
            proration: closed[month]?.rules.proration ?? rules.proration)
        invoice.credits = scope.map { creditsUsed(by: $0, month: month, now: now, rules: rules) } ?? 0
        return invoice
    }

    // MARK: Corrections

    /// What an open month's invoice corrects of closed ones, in no order.
    func corrections(in month: Month) -> [ReferenceItem] {
        closed.filter { target(of: $0.key) == month }.flatMap { closedMonth, closing -> [ReferenceItem] in
            let due = lines(of: closedMonth, rules: closing.rules)
            let billed = billed[closedMonth] ?? [:]
            let lines = due.map { line, item in (item.span, item.billed, billed[line]?.amount ?? 0) }
            let gone = billed.filter { due[$0.key] == nil }.map { _, line in (line.span, Int128(0), line.amount) }
            return (lines + gone).filter { $0.1 != $0.2 }.map { span, due, earlier in
                rater.correction(of: closedMonth, span, due: due, earlier: earlier, rules: closing.rules)
            }
        }
    }

    /// The lines of a closed month, as they are known by now.
    ///
    /// - Parameter rules: those that it was closed with.
    func lines(of month: Month, rules: BillingRules) -> [ReferenceLine: ReferenceItem] {
        memo.lines(of: month) {
            let items = rater.itemsInAnyOrder(in: month, now: month.end, rules: rules)
            return Dictionary(uniqueKeysWithValues: items.map { (ReferenceLine($0.span), $0) })
        }
    }

    /// The first open month after a closed one, whose invoice shows corrections of it.
    func target(of month: Month) -> Month {
        var target = month.next
        while closed[target] != nil { target = target.next }
        return target
    }

    /// The month of the first usage, or the first that is closed; nil where there is neither.
    var firstMonth: Month? { ([rater.firstMonth].compactMap(\.self) + closed.keys).min() }

    /// The first month in which anything could be.
    func firstMonth(before month: Month) -> Month {
        min(month, firstMonth ?? month)
    }
}
