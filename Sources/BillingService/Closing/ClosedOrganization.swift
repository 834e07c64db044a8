public import Billing

/// One organization's month on its way into a closing: its pieces, and its sums.
public struct ClosedOrganization: Sendable {
    public let organization: OrganizationKey
    public let totals: RatedTotals
    /// One for each space, and one for all where there are several.
    public let pieces: [ClosedPiece]

    /// - Parameters:
    ///   - columns: all of the organization's spans of the month, with names and keys.
    ///   - corrections: those that the month's invoice has.
    ///   - name: the organization's, as it is called now.
    public init(
        _ organization: OrganizationKey, name: Named, columns: SpanColumns, corrections: [CorrectionItem],
        request: ClosingRequest
    ) {
        let invoice = Invoice(of: columns, corrections: corrections, period: request.period, rules: request.rules)
        let items = invoice.items
        let order = items.inOrder()
        let keys = items.columns
        let spaces = Set(order.map { keys.spaceKeys[$0] }).sorted()
        self.organization = organization
        totals = invoice.totals.rated
        func piece(_ space: SpaceKey?, _ order: [Int], _ totals: RatedTotals, isWhole: Bool) -> ClosedPiece {
            ClosedPiece(
                organization: organization, space: space, isWhole: isWhole, name: name.name, id: name.id, totals: totals,
                itemCount: order.count,
                content: request.format.encode(items, order: order, currency: request.rules.currency),
                resources: order.map { keys.resourceKeys[$0] })
        }
        if spaces.count == 1 {
            pieces = [piece(spaces[0], order, totals, isWhole: true)]
            return
        }
        var pieces = spaces.map { space in
            let own = columns.selecting { columns.spaceKeys[$0] == space }
            let part = Invoice(
                of: own, corrections: corrections.filter { $0.correction.line.place.space == space },
                period: request.period, rules: request.rules)
            return piece(space, order.filter { keys.spaceKeys[$0] == space }, part.totals.rated, isWhole: false)
        }
        if !spaces.isEmpty { pieces.append(piece(nil, order, totals, isWhole: true)) }
        self.pieces = pieces
    }

    public var charges: Money { totals.dynos + totals.addons }
}

extension SpanColumns {
    /// What rating needs of some of the spans, without their names.
    fileprivate func selecting(_ isWanted: (Int) -> Bool) -> SpanColumns {
        var selected = SpanColumns()
        for index in 0..<count where isWanted(index) {
            selected.append(
                start: Instant(millisecondsSince1970: starts[index]), end: Instant(millisecondsSince1970: ends[index]),
                price: Price(unchecked: prices[index]), quantity: Quantity(unchecked: quantities[index]),
                flags: flags(at: index))
        }
        return selected
    }
}
