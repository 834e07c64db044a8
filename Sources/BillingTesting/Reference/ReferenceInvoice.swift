import Billing

/// An invoice as the reference rater has it: items in the contract's order, and their sums.
public struct ReferenceInvoice: Sendable {
    public let items: [ReferenceItem]
    /// Sums are in minor units.
    public private(set) var platform: Int128 = 0
    public private(set) var addons: Int128 = 0
    public private(set) var databases: Int128 = 0
    public private(set) var charges: Int128 = 0
    public private(set) var dynoUnits: Int64 = 0
    public private(set) var weightedDynoHourHundredths: Int128 = 0

    /// Credits applied, and what is left to pay.
    public var credits: Int128 = 0
    public var total: Int128 { charges - credits }

    /// Items of usage count in all sums, corrections in those of money.
    init(items: [ReferenceItem], proration: Proration) {
        self.items = items
        var dynoUnitsBilled: Int128 = 0
        for item in items {
            charges += item.billed
            switch item.type {
            case .dyno:
                platform += item.billed
                dynoUnitsBilled += Int128(item.quantity.count) * Int128(item.unitsBilled)
                if item.correctedMonth == nil { dynoUnits += Int64(item.quantity.count) }
            case .addon:
                addons += item.billed
                if item.isDatabase { databases += item.billed }
            }
        }
        switch proration {
        case .day: weightedDynoHourHundredths = dynoUnitsBilled * 24 * 100
        case .second: weightedDynoHourHundredths = (dynoUnitsBilled * 100 * 2 + 3_600_000) / (3_600_000 * 2)
        }
    }
}
