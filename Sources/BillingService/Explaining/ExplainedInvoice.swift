public import Billing

/// An invoice whose items can be explained, some at a time.
public struct ExplainedInvoice: Sendable {
    public let ledger: Ledger
    /// The indices of the items in their order.
    public let order: [Int]
    private let sheet: ItemSheet
    private let store: any Store
    /// The rules of months that are corrected.
    private let closed: ClosedMonths
    private let prices: PriceBook

    /// How many items are explained at a time.
    public static let pageLength = 256

    init(_ sheet: ItemSheet, ledger: Ledger, store: any Store, closed: ClosedMonths, prices: PriceBook) {
        self.sheet = sheet
        self.ledger = ledger
        // Stored items are in their order.
        order = sheet.closing == nil ? sheet.items.inOrder() : Array(0..<sheet.items.count)
        self.store = store
        self.closed = closed
        self.prices = prices
    }

    public var invoice: Invoice { sheet.invoice }

    /// Explains some items.
    ///
    /// - Parameter indices: of ``order``.
    /// - Returns: one explanation an item, in their order; nil where the store does not know the usage any more.
    public func explanations(
        of indices: some Collection<Int>
    ) async throws(InvoiceError) -> [ItemExplanation?] {
        do {
            let keys = Set(indices.map { sheet.resources[$0] }).sorted()
            var explainers: [ResourceKey: ResourceExplainer] = [:]
            for dossier in try await store.dossiers(of: keys, at: sheet.batch) {
                let origins = try await store.origins(of: dossier.resource, app: dossier.app)
                explainers[dossier.resource] = ResourceExplainer(dossier, prices: prices, origins: origins)
            }
            let names = try await names(of: explainers.values)
            return indices.map { index in
                explainers[sheet.resources[index]].flatMap { explanation(of: index, by: $0, names: names) }
            }
        } catch { throw .store(error) }
    }

    private func names(
        of explainers: some Collection<ResourceExplainer>
    ) async throws(StoreError) -> NameDirectory {
        var keys = NameKeys()
        for explainer in explainers {
            keys.apps.insert(explainer.dossier.app)
            if let name = explainer.dossier.name { keys.texts.insert(name) }
            for span in explainer.spans {
                keys.organizations.insert(span.place.organization)
                keys.spaces.insert(span.place.space)
                keys.texts.insert(span.description)
                if let plan = explainer.bookPrice(of: span)?.plan { keys.texts.insert(plan) }
            }
        }
        return try await store.names(of: keys, at: sheet.batch)
    }

    private func explanation(
        of index: Int, by explainer: ResourceExplainer, names: NameDirectory
    ) -> ItemExplanation? {
        let item = invoice.items[index]
        let correction = sheet.corrections[index]
        var (period, rules) = (sheet.period, sheet.rules)
        if let month = correction?.month {
            period = BillingPeriod(month: month, now: month.end)
            rules = closed.closing(of: month)?.rules ?? rules
        }
        let dossier = explainer.dossier
        let resource = ExplainedResource(
            app: item.app, appID: names.apps[dossier.app]?.id, type: item.type,
            name: dossier.name.flatMap { names.texts[$0] })
        guard let span = explainer.span(from: item.createdAt), span.start < period.cutoff, span.end > period.start,
            span.quantity.count == item.quantity, span.price == item.pricePerUnit, correction?.isOf(span) ?? true
        else {
            // The line is no more: all of it is given back.
            let events = explainer.takenBack(from: item.createdAt)
            return correction.map { gone(item, by: $0, resource: resource, events: events, rules: rules) }
        }
        let (from, to) = (max(span.start, period.start), min(span.end, period.cutoff))
        let days = explainer.days(of: span, in: period)
        let units: Int64 =
            switch rules.proration {
            case .day: days.billed
            case .second: to.millisecondsSince1970 - from.millisecondsSince1970
            }
        let unitsInMonth = rules.proration.units(in: period.month)
        let calculation = Calculation(
            price: span.price, quantity: span.quantity, units: units, unitsInMonth: unitsInMonth, currency: rules.currency)
        return ItemExplanation(
            resource: resource, events: explainer.events(of: span), start: span.start, end: span.end,
            part: BilledPart(
                month: period.month, proration: rules.proration, from: from, to: to, unitsBilled: units,
                unitsInMonth: unitsInMonth),
            contestedDays: rules.proration == .day ? contested(days.contested, span: span, names: names) : [],
            priceOrigin: explainer.bookPrice(of: span).map {
                .priceBook(plan: names.texts[$0.plan] ?? "", validFrom: $0.validFrom)
            } ?? .event,
            calculation: calculation,
            correction: correction.map { ExplainedCorrection($0) })
    }

    /// The correction of a line that should not have been billed at all.
    private func gone(
        _ item: LineItem, by correction: Correction, resource: ExplainedResource, events: [ExplainedEvent],
        rules: BillingRules
    ) -> ItemExplanation {
        let month = correction.month
        let unitsInMonth = rules.proration.units(in: month)
        let from = max(item.createdAt, month.start)
        return ItemExplanation(
            resource: resource, events: events, start: item.createdAt, end: item.deletedAt ?? .never,
            part: BilledPart(
                month: month, proration: rules.proration, from: from, to: from, unitsBilled: 0, unitsInMonth: unitsInMonth),
            contestedDays: [], priceOrigin: .event,
            calculation: Calculation(
                price: item.pricePerUnit, quantity: Quantity(unchecked: item.quantity), units: 0,
                unitsInMonth: unitsInMonth, currency: rules.currency),
            correction: ExplainedCorrection(correction))
    }

    private func contested(
        _ days: [(day: Day, winner: UsageSpan)], span: UsageSpan, names: NameDirectory
    ) -> [ContestedDay] {
        days.map { day, winner in
            ContestedDay(
                day: day, isOwn: winner.start == span.start, description: names.texts[winner.description] ?? "",
                quantity: winner.quantity, price: winner.price,
                organization: names.organizations[winner.place.organization]?.name ?? "",
                space: names.spaces[winner.place.space]?.name ?? "")
        }
    }
}

extension Correction {
    /// Whether a span that begins with the line is the line: a resource may have been placed anew from the same instant on.
    fileprivate func isOf(_ span: UsageSpan) -> Bool {
        span.place == line.place && span.description == line.description
    }
}

extension ExplainedCorrection {
    fileprivate init(_ correction: Correction) {
        self.init(
            month: correction.month, billed: Money(minorUnits: Int128(correction.billed)),
            due: Money(minorUnits: Int128(correction.due)))
    }
}
