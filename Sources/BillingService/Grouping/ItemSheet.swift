import Billing

/// An invoice's items with all that is needed to sum them up by groups and days.
struct ItemSheet {
    let head: InvoiceHead
    let items: LineItems
    let period: BillingPeriod
    /// Those that the items were made with.
    let rules: BillingRules
    /// Numbers that tell the items' organizations apart; nil where their names and ids do.
    var organizations: [Int64]?
    var keys = ItemKeys()
    /// The indices of the items that are databases.
    var databases: Set<Int> = []
    /// The indices of the items that correct earlier months, where days were asked for.
    var corrections: Set<Int> = []
    /// Which of its days each item lost; empty where days were not asked for.
    var lost: [LostDays] = []

    func grouped(by grouping: ItemGrouping?) -> GroupedItems {
        GroupedItems(items, by: grouping, organizations: organizations, keys: keys)
    }
}
