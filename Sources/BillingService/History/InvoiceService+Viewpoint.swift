public import Billing

extension InvoiceService {
    /// The batch that was the last one at an instant: what was known then.
    public func batch(asOf instant: Instant) async throws(InvoiceError) -> Int64 {
        let ledger: Ledger?
        do { ledger = try await store.ledger(recordedBy: instant) } catch { throw .store(error) }
        guard let ledger else { throw .beforeFirstBatch(instant) }
        return ledger.batch
    }
}
