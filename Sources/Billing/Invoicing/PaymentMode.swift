/// What makes an invoice `Paid`.
public enum PaymentMode: String, Sendable, CaseIterable {
    /// The end of its month, as a controller has it.
    case automatic
    /// Payments that cover its total.
    case manual
}
