extension ChangeParts {
    /// Why a resource costs what it costs now, and not what it cost.
    ///
    /// What it cost is scaled by the mean quantity first, and then by the mean price. Each scaled amount is rounded once, and
    /// a part is the difference of two of them, so that the parts always add up: what the last one leaves is usage.
    ///
    /// A mean of 0 can't be scaled. From a quantity of 0, or to one, there is no part of the quantity. From a price of 0 to
    /// another, all that is left is the price's part.
    init(from: ComparedUsage, to: ComparedUsage) {
        self.init(corrections: Money(minorUnits: to.corrected - from.corrected))
        guard from.isUsed, to.isUsed else {
            new = Money(minorUnits: to.billed)
            ended = Money(minorUnits: -from.billed)
            return
        }
        var scaled = from.billed
        if from.unitTime > 0, to.unitTime > 0 {
            // The mean quantity is unitTime ÷ time.
            scaled = roundedProduct(
                from.billed, times: (to.unitTime, from.time), dividedBy: (from.unitTime, to.time))
            quantity = Money(minorUnits: scaled - from.billed)
            let priced: Int128
            if from.cost > 0 {
                // Quantity and price together: the means of price × quantity, which are cost ÷ time.
                priced = roundedProduct(from.billed, times: (to.cost, from.time), dividedBy: (from.cost, to.time))
            } else {
                priced = to.cost > 0 ? to.billed : scaled
            }
            price = Money(minorUnits: priced - scaled)
            scaled = priced
        }
        usage = Money(minorUnits: to.billed - scaled)
    }
}
