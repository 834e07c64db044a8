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

    init(items: [ReferenceItem], rules: BillingRules) {
        self.items = items
        var dynoUnitsBilled: Int128 = 0
        for item in items {
            charges += item.billed
            switch item.type {
            case .dyno:
                platform += item.billed
                dynoUnits += Int64(item.quantity.count)
                dynoUnitsBilled += Int128(item.quantity.count) * Int128(item.unitsBilled)
            case .addon:
                addons += item.billed
                if ReferenceInvoice.isDatabase(item.description, words: rules.databaseServices.words) {
                    databases += item.billed
                }
            }
        }
        switch rules.proration {
        case .day: weightedDynoHourHundredths = dynoUnitsBilled * 24 * 100
        case .second: weightedDynoHourHundredths = (dynoUnitsBilled * 100 * 2 + 3_600_000) / (3_600_000 * 2)
        }
    }

    /// Whether the part of a plan before the colon contains one of the words.
    private static func isDatabase(_ description: String, words: [String]) -> Bool {
        let plan = Array(description.utf8.split(separator: UInt8(ascii: " "))[0])
        let service = Array(plan.split(separator: UInt8(ascii: ":"))[0])
        for word in words.map({ Array($0.utf8) }) where word.count <= service.count {
            for start in 0...service.count - word.count where Array(service[start..<start + word.count]) == word {
                return true
            }
        }
        return false
    }
}
