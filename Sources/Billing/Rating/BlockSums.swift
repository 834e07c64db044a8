/// The sums over one block of spans, in 64 bits and without branches.
struct BlockSums {
    private var dynos: Int64 = 0
    private var addons: Int64 = 0
    private var databases: Int64 = 0
    private var dynoUnits: Int64 = 0
    private var dynoUnitSum: Int64 = 0

    /// All ones for a set bit of `flags`, all zeros for one that is not set.
    @inline(__always)
    private static func mask(_ flags: UInt8, bit: UInt8) -> Int64 { 0 &- Int64((flags >> bit) & 1) }

    @inline(__always)
    mutating func count(flags: UInt8, quantity: Int64, units: Int64) {
        let isDyno = ~BlockSums.mask(flags, bit: 0)
        dynoUnits &+= quantity & isDyno
        dynoUnitSum &+= (quantity &* units) & isDyno
    }

    @inline(__always)
    mutating func add(_ amount: Int64, flags: UInt8) {
        let isAddon = BlockSums.mask(flags, bit: 0)
        dynos &+= amount & ~isAddon
        addons &+= amount & isAddon
        databases &+= amount & BlockSums.mask(flags, bit: 1)
    }

    /// The sums over all blocks.
    struct Totals {
        private var totals = RatedTotals()
        private var dynoUnitSum: Int128 = 0

        mutating func add(_ block: BlockSums) {
            totals.dynos.minorUnits += Int128(block.dynos)
            totals.addons.minorUnits += Int128(block.addons)
            totals.databases.minorUnits += Int128(block.databases)
            totals.dynoUnits += block.dynoUnits
            dynoUnitSum += Int128(block.dynoUnitSum)
        }

        /// Adds an amount that is too large for a block's 64 bits.
        mutating func add(_ amount: Int128, flags: UInt8) {
            let flags = SpanFlags(bits: flags)
            switch flags.type {
            case .dyno: totals.dynos.minorUnits += amount
            case .addon: totals.addons.minorUnits += amount
            }
            if flags.isDatabase { totals.databases.minorUnits += amount }
        }

        func rated(by proration: Proration) -> RatedTotals {
            var totals = totals
            totals.dynoUnitSum = dynoUnitSum
            totals.weightedDynoHourHundredths = proration.hundredthsOfHours(unitSum: dynoUnitSum)
            return totals
        }
    }
}
