import Billing

/// An earlier time that invoices are shown as of: by what was known then, or at a batch.
struct Moment {
    var time: Instant
    /// Nil for the last batch that was recorded by then.
    var batch: Int64?

    /// What is added to a path of a server.
    var query: String { "?as_of=\(time)" + (batch.map { "&batch=\($0)" } ?? "") }
}
