import Billing
import BillingService

/// A batch from which a reader looks: what was written later counts for nothing.
struct SQLiteViewpoint {
    var ledger: Ledger
    /// The sequence of the last event by then.
    var sequence: Int64
    /// Whether nothing has been written since, so that what is stored is what was known.
    var isLast: Bool
}
