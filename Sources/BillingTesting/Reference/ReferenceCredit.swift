import Billing

/// A credit, and what closed months used of it.
struct ReferenceCredit: Sendable {
    /// What the organization is known by.
    let organization: ReferenceIdentity
    let amount: Int128
    let validFrom: Instant
    let validUntil: Instant
    var settled: [Month: Int128] = [:]

    func isValid(in month: Month) -> Bool { validUntil > month.start && validFrom < month.end }
}
