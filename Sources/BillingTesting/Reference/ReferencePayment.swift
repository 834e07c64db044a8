import Billing

/// A payment that was taken.
struct ReferencePayment: Sendable {
    /// What the organization is known by.
    let organization: ReferenceIdentity
    let month: Month
    let amount: Int128
    let recorded: Instant
}
