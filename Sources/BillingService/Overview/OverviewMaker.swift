import Billing

/// Makes an overview of what has been read of a scope. All spans are read twice at most, at the same time: once for the sums of
/// the months that are over, and once for the current month and the one before.
struct OverviewMaker {
    private let reading: ScopeReading
    private let months: ClosedRange<Month>
    private var heads: [Month: InvoiceHead] = [:]

    init(_ reading: ScopeReading, months: ClosedRange<Month>) {
        self.reading = reading
        let first = Month(ordinal: months.upperBound.ordinal - Overview.monthLimit + 1)
        self.months = max(months.lowerBound, first)...months.upperBound
    }

    private var current: Month { months.upperBound }
    private var previous: Month? { current > months.lowerBound ? current.previous : nil }
    private var rules: BillingRules { reading.service.rules }

    /// Takes the months that were over at an earlier or later overview of the same batch, and are over now.
    mutating func take(monthsOf known: Overview) {
        for head in known.months where head.month < current && head.month.end <= known.now { heads[head.month] = head }
    }

    func overview(name: String?) async throws(InvoiceError) -> Overview {
        do {
            async let earlier = earlierHeads()
            let recent = try await recentReadings()
            async let changes = Self.changes(of: recent, from: previous)
            async let groups = Self.groups(of: recent.now, in: current)
            let (now, forecast, isSteady) = (recent.now, recent.forecast, recent.isSteady)
            var heads = try await earlier
            if let previous, heads[previous] == nil {
                heads[previous] = try await Self.head(of: previous, in: now)
            }
            heads[current] = try await Self.head(of: current, in: now)
            let forecastHead = try await Self.head(of: current, in: forecast)
            let (organizations, spaces, apps) = try await groups
            return Overview(
                name: name, now: reading.now, validUntil: validUntil(isSteady: isSteady), currency: rules.currency,
                months: heads.values.sorted { $0.month < $1.month }, forecast: forecastHead.totals,
                organizations: organizations, spaces: spaces, apps: apps, changes: try await changes)
        } catch let error as InvoiceError {
            throw error
        } catch { throw .store(error as? StoreError ?? .failed("\(error)")) }
    }

    /// By the day rule nothing changes before the day's end, unless something is known to happen later than now.
    private func validUntil(isSteady: Bool) -> Instant {
        let day = Day(containing: reading.now)
        guard isSteady, rules.proration == .day, reading.now > day.start else {
            return reading.now.advanced(milliseconds: 1)
        }
        return day.end
    }

    // MARK: Reading

    /// The scope now and at the current month's last millisecond, with the spans that both need.
    private struct RecentReadings: Sendable {
        var now: ScopeReading
        var forecast: ScopeReading
        /// Whether the current month has the same spans at both moments.
        var isSteady = false
    }

    private func recentReadings() async throws(InvoiceError) -> RecentReadings {
        let (key, ledger) = (reading.history.key, reading.ledger)
        let end = current.end.advanced(milliseconds: -1)
        var recent = RecentReadings(now: reading, forecast: try reading.at(end))
        guard !reading.isPast else { return recent }
        let periods =
            [BillingPeriod(month: current, now: reading.now), BillingPeriod(month: current, now: end)]
            + (previous.map { [BillingPeriod(month: $0, now: reading.now)] } ?? [])
        let usage: [ScopeUsage]
        do {
            usage = try await reading.service.store.usage(ofKey: key, inEach: periods, databases: rules.databaseServices)
        } catch { throw .store(error) }
        // Where something was written meanwhile, the readings find out by themselves what was known at their batch.
        guard usage.allSatisfy({ $0.history.ledger == ledger }) else { return recent }
        recent.now.keep(usage[0].columns, of: current, detail: .keyedItems)
        recent.forecast.keep(usage[1].columns, of: current, detail: .keyedItems)
        if let previous, !reading.closed.contains(previous) {
            recent.now.keep(usage[2].columns, of: previous, detail: .keyedItems)
            recent.forecast.keep(usage[2].columns, of: previous, detail: .keyedItems)
        }
        recent.isSteady = usage[0].columns.hasSameSpans(as: usage[1].columns)
        return recent
    }

    /// Of the months before the previous one, as far as they are not known.
    private func earlierHeads() async throws(InvoiceError) -> [Month: InvoiceHead] {
        var heads = heads
        var reading = reading
        var missing: [Month] = []
        for ordinal in months.lowerBound.ordinal..<current.ordinal where heads[Month(ordinal: ordinal)] == nil {
            let month = Month(ordinal: ordinal)
            if reading.closed.contains(month) {
                heads[month] = try await reading.document(of: month, detail: .totals).head
            } else if month != previous {
                missing.append(month)
            }
        }
        guard !missing.isEmpty else { return heads }
        var totals: [ScopeTotals] = []
        if !reading.isPast {
            let periods = missing.map { BillingPeriod(month: $0, now: reading.now) }
            do {
                totals = try await reading.service.store.totals(ofKey: reading.history.key, inEach: periods, rules: rules)
            } catch { throw .store(error) }
        }
        for (index, month) in missing.enumerated() {
            if index < totals.count, totals[index].ledger == reading.ledger {
                heads[month] = try await reading.head(of: month, usage: totals[index].rated)
            } else {
                heads[month] = try await reading.document(of: month, detail: .totals).head
            }
        }
        return heads
    }

    private static func head(of month: Month, in reading: ScopeReading) async throws(InvoiceError) -> InvoiceHead {
        var reading = reading
        return try await reading.document(of: month, detail: .keyedItems).head
    }

    // MARK: What costs and changes the most

    private static func groups(
        of reading: ScopeReading, in month: Month
    ) async throws(InvoiceError) -> (organizations: TopGroups, spaces: TopGroups, apps: TopGroups) {
        var reading = reading
        let sheet = try await reading.sheet(of: month, detail: .keyedItems)
        let store = reading.service.store
        func top(_ grouping: ItemGrouping) async throws(InvoiceError) -> TopGroups {
            do {
                let keys = try await sheet.keys(withSpaces: grouping == .space, in: store)
                return TopGroups(sheet.items, by: grouping, keys: keys, limit: Overview.groupLimit)
            } catch { throw .store(error) }
        }
        let apps = try await top(.app)
        switch reading.history.key {
        case .account: return (try await top(.organization), try await top(.space), apps)
        case .organization: return (.none, try await top(.space), apps)
        case .space: return (try await top(.organization), .none, apps)
        }
    }

    private static func changes(
        of recent: RecentReadings, from previous: Month?
    ) async throws(InvoiceError) -> TopChanges {
        guard let previous else { return .none }
        var reading = recent.forecast
        var earlier = try await reading.compared(previous)
        var invoice = try await reading.compared(previous.next)
        try await reading.unifyAppNames(&earlier, &invoice)
        return TopChanges(of: invoice, from: earlier, limit: Overview.changeLimit)
    }
}

extension ScopeReading {
    /// The same batch at another moment.
    fileprivate func at(_ now: Instant) throws(InvoiceError) -> ScopeReading {
        try ScopeReading(service, scope: scope, now: now, history: history, isPast: isPast)
    }

    /// The head of an open month's invoice, of the sums of its usage.
    fileprivate mutating func head(of month: Month, usage: RatedTotals) async throws(InvoiceError) -> InvoiceHead {
        let period = BillingPeriod(month: month, now: now)
        var totals = usage
        for item in try await corrections(of: history.key, into: month, detail: .totals) { totals.add(item) }
        let payment =
            service.rules.payment == .manual && history.key.isPayable ? .pending(month) : PaymentState.automatic(period)
        return InvoiceHead(
            month: month, periodEnd: period.shownEnd, payment: payment,
            state: service.rules.stateNumbers.number(of: payment.status), currency: service.rules.currency,
            totals: InvoiceTotals(rated: totals, credits: try await credits(in: month)))
    }
}
