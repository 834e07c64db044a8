import Billing

extension LineItems {
    /// Whether any item is called as corrections are; those that are no corrections may be called so too.
    var mayHaveCorrections: Bool {
        let names = columns.descriptionNames
        return (0..<NameTable.Code(names.count)).contains { names[$0].contains(CorrectionItem.suffixStart) }
    }

    /// What a correction is found by among items that were stored.
    private struct Shown: Hashable {
        var resource: ResourceKey
        var organization: String
        var app: String
        var description: String
        var start: Instant
        var quantity: Int32
        var price: Price
        var amount: Money
    }

    /// Some corrections by the indices of their items.
    func find(_ corrections: [CorrectionItem], resources: [ResourceKey]) -> [Int: Correction] {
        guard !corrections.isEmpty else { return [:] }
        let known = Dictionary(grouping: corrections) { item in
            let line = item.correction.line
            return Shown(
                resource: item.correction.resource, organization: item.organization, app: item.app,
                description: item.shownDescription, start: line.start, quantity: line.quantity.count, price: line.price,
                amount: Money(minorUnits: Int128(item.correction.difference)))
        }
        var found: [Int: Correction] = [:]
        for index in 0..<count {
            let item = self[index]
            let shown = Shown(
                resource: resources[index], organization: item.organization, app: item.app, description: item.description,
                start: item.createdAt, quantity: item.quantity, price: item.pricePerUnit, amount: item.billedPrice)
            if let correction = known[shown]?.first?.correction { found[index] = correction }
        }
        return found
    }
}
