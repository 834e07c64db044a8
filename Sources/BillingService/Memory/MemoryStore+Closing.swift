public import Billing

/// Closed months.
extension MemoryStore {
    public func close(_ request: ClosingRequest, clock: Instant) throws(StoreError) -> Closing? {
        let state = state
        guard !state.closed.contains(request.month) else { return nil }
        var next = state
        let corrections = corrections(in: state)
        var pieces: [ClosedPiece] = []
        for number in 0..<Int64(state.organizations.count) {
            let organization = OrganizationKey(number)
            let own = corrections.filter { $0.correction.line.place.organization == organization }
            let closing = ClosedOrganization(
                organization, name: state.named(number, in: state.organizations),
                columns: state.columns(
                    of: .organization(number), in: request.period, databases: request.rules.databaseServices,
                    detail: .keyedItems),
                corrections: own.filter { state.closed.target(of: $0.correction.month) == request.month },
                request: request)
            pieces += closing.pieces
            settleCredits(of: closing, corrections: own, request: request, in: &next)
        }
        let ledger = state.ledger.next(clock: clock)
        let closing = Closing(
            month: request.month, batch: ledger.batch, recorded: ledger.recorded, lastSequence: state.lastSequence,
            rules: request.rules, itemCount: pieces.filter(\.isWhole).reduce(0) { $0 + Int64($1.itemCount) })
        next.pieces[request.month] = pieces
        next.closed = ClosedMonths(state.closed.closings + [closing])
        note(AuditNote.closing(closing, closed: state.closed), in: &next, clock: clock)
        if let sealer = request.sealer {
            do { try seal(closing, with: sealer, in: &next) } catch { throw .signing(error) }
        }
        commit(next, clock: clock)
        return closing
    }

    /// Uses the organization's credits for the month, and for open months before it, which come first but settle later.
    private func settleCredits(
        of closing: ClosedOrganization, corrections: [CorrectionItem], request: ClosingRequest, in next: inout MemoryState
    ) {
        var allocation = CreditAllocation(state.credits.filter { $0.organization == closing.organization })
        for month in OpenMonths.before(request.month, closed: state.closed, credits: state.credits)
        where allocation.isWanted(in: month) {
            let period = BillingPeriod(month: month, now: month.end)
            let databases = request.rules.databaseServices
            let columns = state.columns(
                of: .organization(closing.organization.value), in: period, databases: databases, detail: .totals)
            let invoice = Invoice(
                of: columns, corrections: corrections.filter { state.closed.target(of: $0.correction.month) == month },
                period: period, rules: request.rules)
            allocation.apply(to: month, charges: invoice.totals.charges)
        }
        let applied = allocation.apply(to: request.month, charges: closing.charges)
        guard applied > .zero else { return }
        let batch = state.ledger.batch + 1
        next.usedCredits[request.month, default: [:]][closing.organization] = applied
        for application in allocation.applications where application.month == request.month {
            guard let index = next.credits.firstIndex(where: { $0.batch == application.batch }) else { continue }
            next.credits[index].settled.append(
                Credit.Application(month: request.month, amount: application.amount, batch: batch))
        }
    }

    private func corrections(in state: MemoryState) -> [CorrectionItem] {
        let plan = CorrectionPlan(state.touched, closed: state.closed)
        let batch = state.ledger.batch
        let dossiers = dossiers(of: plan.resources, at: batch)
        let books = plan.batches.map { ($0, priceBook(at: $0)) }
        let corrections = plan.corrections(
            of: dossiers, prices: state.priceBook(), earlierPrices: Dictionary(uniqueKeysWithValues: books))
        let names = names(of: NameKeys(of: corrections, dossiers: dossiers), at: batch)
        return CorrectionItem.items(of: corrections, dossiers: dossiers, names: names, closed: state.closed)
    }

    /// The closed months in which a write has changed spans.
    func touched(by next: MemoryState) -> [TouchedMonth] {
        guard !state.closed.isEmpty else { return [] }
        var touched: Set<TouchedMonth> = []
        for (index, spans) in next.spans.enumerated() {
            let old = Set(index < state.spans.count ? state.spans[index] : [])
            for span in old.symmetricDifference(spans) {
                for closing in state.closed.closings where span.start < closing.month.end && span.end > closing.month.start {
                    touched.insert(
                        TouchedMonth(
                            place: span.place, resource: ResourceKey(Int64(index)), month: closing.month,
                            batch: next.ledger.batch))
                }
            }
        }
        return Array(touched)
    }

    public func touched(in scope: ScopeKey, after batch: Int64, through last: Int64) -> [TouchedMonth] {
        state.touched.filter { $0.batch > batch && $0.batch <= last && scope.contains($0.place) }
    }

    public func closedInvoice(of scope: ScopeKey, closing: Closing) -> ClosedInvoice {
        let pieces = (state.pieces[closing.month] ?? []).filter(scope.contains).sorted { left, right in
            if !left.name.utf8.elementsEqual(right.name.utf8) {
                return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
            }
            guard let id = right.id else { return false }
            return left.id.map { $0.utf8.lexicographicallyPrecedes(id.utf8) } ?? true
        }
        let used = state.usedCredits[closing.month] ?? [:]
        let credits: Money =
            switch scope {
            case .account: used.values.reduce(.zero, +)
            case .organization(let key): used[OrganizationKey(key)] ?? .zero
            case .space: .zero
            }
        return ClosedInvoice(
            totals: InvoiceTotals(
                rated: RatedTotals(of: pieces.map(\.totals), by: closing.rules.proration), credits: credits),
            pieces: pieces.map { piece in
                ClosedInvoice.PieceKey(
                    organization: piece.organization, space: piece.space, length: piece.content.count,
                    itemCount: piece.itemCount)
            })
    }

    public func contents(of pieces: [ClosedInvoice.PieceKey], in month: Month) -> [[UInt8]] {
        pieces.map { piece(of: $0, in: month)?.content ?? [] }
    }

    public func resources(of pieces: [ClosedInvoice.PieceKey], in month: Month) -> [[ResourceKey]] {
        pieces.map { piece(of: $0, in: month)?.resources ?? [] }
    }

    private func piece(of key: ClosedInvoice.PieceKey, in month: Month) -> ClosedPiece? {
        state.pieces[month]?.first { $0.organization == key.organization && $0.space == key.space }
    }
}
