import Billing

/// A payment that was taken.
struct ReferencePayment: Sendable {
    /// What the organization is known by.
    let organization: [[UInt8]]
    let month: Month
    let amount: Int128
    let recorded: Instant
}
