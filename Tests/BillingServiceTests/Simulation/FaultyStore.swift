import Billing
import BillingService
import BillingTesting

/// A store that does all right but one thing.
struct FaultyStore: ForwardingStore {
    enum Fault: CaseIterable {
        /// What came late is not noted.
        case nothingTouched
        /// What came late is noted for its own batch only.
        case lastBatchTouched
        /// The items of closed months change.
        case otherContents
        /// What of credits was settled is forgotten.
        case nothingSettled
        /// An earlier batch is told to be the last one at a moment.
        case wrongMoment
        /// What is asked of an earlier batch is told of the last one.
        case priceBookOfNow
        case namesOfNow
        case paymentsOfNow
        /// A payment is taken twice.
        case paidTwice
        /// The sums of closed months have no hours.
        case otherTotals
    }

    let base = MemoryStore()
    let fault: Fault

    init(_ fault: Fault) {
        self.fault = fault
    }

    func touched(in scope: ScopeKey, after batch: Int64, through last: Int64) async throws(StoreError) -> [TouchedMonth] {
        let touched = await base.touched(in: scope, after: batch, through: last)
        switch fault {
        case .nothingTouched: return []
        case .lastBatchTouched: return touched.filter { $0.batch == last }
        default: return touched
        }
    }

    func contents(of pieces: [ClosedInvoice.PieceKey], in month: Month) async throws(StoreError) -> [[UInt8]] {
        let contents = await base.contents(of: pieces, in: month)
        return fault == .otherContents ? contents.reversed() : contents
    }

    func credits(of organization: OrganizationKey?, at batch: Int64) async throws(StoreError) -> [Credit] {
        await base.credits(of: organization, at: batch).map { credit in
            var credit = credit
            if fault == .nothingSettled { credit.settled = [] }
            return credit
        }
    }

    func ledger(recordedBy instant: Instant) async throws(StoreError) -> Ledger? {
        await base.ledger(recordedBy: fault == .wrongMoment ? instant.advanced(milliseconds: -1) : instant)
    }

    func priceBook(at batch: Int64) async throws(StoreError) -> PriceBook {
        await base.priceBook(at: fault == .priceBookOfNow ? .max : batch)
    }

    func names(of keys: NameKeys, at batch: Int64) async throws(StoreError) -> NameDirectory {
        await base.names(of: keys, at: fault == .namesOfNow ? .max : batch)
    }

    func payments(of organization: OrganizationKey, month: Month, at batch: Int64) async throws(StoreError) -> [Payment] {
        await base.payments(of: organization, month: month, at: fault == .paymentsOfNow ? .max : batch)
    }

    func pay(
        _ request: PaymentRequest, organization: OrganizationKey, clock: Instant
    ) async throws(StoreError) -> PaymentOutcome {
        let outcome = await base.pay(request, organization: organization, clock: clock)
        guard fault == .paidTwice, case .known = outcome else { return outcome }
        var again = request
        again.key += " again"
        return await base.pay(again, organization: organization, clock: clock)
    }

    func closedInvoice(of scope: ScopeKey, closing: Closing) async throws(StoreError) -> ClosedInvoice {
        var invoice = await base.closedInvoice(of: scope, closing: closing)
        if fault == .otherTotals { invoice.totals.rated.weightedDynoHourHundredths = 0 }
        return invoice
    }
}
