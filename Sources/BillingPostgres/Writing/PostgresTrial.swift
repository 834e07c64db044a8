import BillingService

/// Ends the transaction of a trial, of which nothing is to stay.
struct PostgresTrial: Error {
    let summary: IngestSummary
}
