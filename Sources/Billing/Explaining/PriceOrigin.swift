/// Where an item's price came from.
public enum PriceOrigin: Hashable, Sendable {
    /// The usage brought it.
    case event
    /// The price book, which has it for the plan from an instant on.
    case priceBook(plan: String, validFrom: Instant)
}
