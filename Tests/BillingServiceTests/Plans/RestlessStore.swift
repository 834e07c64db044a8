import Billing
import BillingService
import BillingTesting
import Synchronization

/// A store that is written to whenever it is looked at, and can't be written to when asked.
final class RestlessStore: ForwardingStore {
    let base = FailingStore()

    private let batch = Atomic<Int64>(0)

    func ledger() throws(StoreError) -> Ledger {
        let number = batch.wrappingAdd(1, ordering: .relaxed).newValue
        return Ledger(batch: number, recorded: Instant(millisecondsSince1970: number))
    }

    func plans() throws(StoreError) -> [PlanPrice] { [] }

    func set(_ prices: [PlanPrice], clock: Instant) throws(StoreError) -> PriceSummary { throw .failed("full") }
}
