/// What one invoice has of one resource: its amounts, and what it ran as on the average.
///
/// Averages are weighted by the time for which each item ran inside its month. They are kept as sums, so that nothing is
/// rounded before the end.
struct ComparedUsage {
    /// In minor units, without corrections.
    private(set) var billed: Int128 = 0
    private(set) var corrected: Int128 = 0
    /// The milliseconds for which the items ran.
    private(set) var time: UInt128 = 0
    /// The same times the quantities.
    private(set) var unitTime: UInt128 = 0
    /// The same times the prices, in micro-units.
    private(set) var cost: UInt128 = 0
    /// The item that began last, by its index, and when; -1 where there is only a correction, or nothing.
    private(set) var lastItem: Int32 = -1
    private var lastStart: Int64 = .min
    private(set) var lastCorrection: Int32 = -1

    /// Whether it has items that are no corrections.
    var isUsed: Bool { lastItem >= 0 }

    var total: Int128 { billed + corrected }

    /// Adds an item of an invoice, by its index.
    mutating func add(_ index: Int, of compared: ComparedInvoice) {
        let items = compared.invoice.items
        if compared.corrections.contains(index) {
            addCorrection(items.billed[index], index: index)
        } else {
            add(
                items.billed[index], price: items.columns.prices[index], quantity: items.columns.quantities[index],
                time: compared.time(of: index), start: items.columns.starts[index], index: index)
        }
    }

    /// - Parameters:
    ///   - milliseconds: for how long the item ran in its month; less than one counts as one.
    ///   - index: the item's.
    mutating func add(
        _ amount: Int64, price: Int64, quantity: Int32, time milliseconds: Int64, start: Int64, index: Int
    ) {
        billed += Int128(amount)
        let time = UInt128(max(1, milliseconds))
        let unitTime = time * UInt128(max(0, quantity))
        self.time += time
        self.unitTime += unitTime
        cost += unitTime * UInt128(max(0, price))
        guard start >= lastStart else { return }
        lastStart = start
        lastItem = Int32(index)
    }

    mutating func addCorrection(_ amount: Int64, index: Int) {
        corrected += Int128(amount)
        lastCorrection = Int32(index)
    }
}
