import Billing

/// The items of an invoice, with what a store knows of them beside what the invoice shows.
struct ItemSheet {
    let invoice: Invoice
    let period: BillingPeriod
    /// Those that the items were made with.
    let rules: BillingRules
    /// Nil for an open month.
    var closing: Closing?
    /// What was known at this batch made the items.
    let batch: Int64
    /// By the items' indices; of an open month only where keys were asked for.
    let resources: [ResourceKey]
    /// The items that correct earlier months, by their indices.
    let corrections: [Int: Correction]
    /// Of a closed month the pieces that the items stand in, by the items' indices.
    var pieces: [ClosedInvoice.PieceKey] = []

    var items: LineItems { invoice.items }
}
