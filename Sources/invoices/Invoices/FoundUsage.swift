import Billing

/// The sums of several months, as they were found.
struct FoundUsage {
    var rows: [UsageRow]
    var months: ClosedRange<Month>
    var currency: Currency
}
