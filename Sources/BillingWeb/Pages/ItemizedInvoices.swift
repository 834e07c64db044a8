import Billing
import BillingService
import Synchronization

/// Invoices that people look into: kept for a short time, because whoever opens one soon opens more of it.
///
/// What is kept is shown only while nothing has been written since. A month that runs is seen at one moment for as long, so that
/// its sums do not change from one click to the next; each page tells its moment.
final class ItemizedInvoices: Sendable {
    private struct Question: Hashable {
        /// With the scope's name as its bytes: to Swift, texts of two Unicode forms are equal.
        var path: String
        var withSpaces: Bool
        /// That of a moment that was named; nil for the present.
        var now: Instant?
        var batch: Int64?
    }

    private struct Entry {
        var invoice: ItemizedInvoice
        var lastUse: UInt64
    }

    private struct State {
        var entries: [Question: Entry] = [:]
        var itemCount = 0
        var uses: UInt64 = 0
    }

    /// How many items are kept, in all: an item takes about a hundred bytes.
    static let standardItemLimit = 400_000
    /// For how long a month that runs is seen at the same moment.
    static let momentMilliseconds: Int64 = 30_000

    private let service: InvoiceService
    private let store: any Store
    private let itemLimit: Int
    private let state = Mutex(State())

    init(service: InvoiceService, store: any Store, itemLimit: Int = ItemizedInvoices.standardItemLimit) {
        self.service = service
        self.store = store
        self.itemLimit = itemLimit
    }

    func invoice(
        _ id: String, of scope: Scope, withSpaces: Bool, at viewpoint: Viewpoint
    ) async throws -> ItemizedInvoice {
        let question = Question(
            path: "\(scope.path)/\(pathSegment(of: id))", withSpaces: withSpaces, now: viewpoint.isPresent ? nil : viewpoint.now,
            batch: viewpoint.batch)
        if let known = known(question) {
            if !viewpoint.isPresent { return known }
            if try await store.ledger() == known.ledger, isTrue(known, at: viewpoint.now) { return known }
        }
        let invoice = try await service.itemized(
            id: id, of: scope, withSpaces: withSpaces, now: viewpoint.now, batch: viewpoint.batch)
        keep(invoice, for: question)
        return invoice
    }

    private func isTrue(_ invoice: ItemizedInvoice, at now: Instant) -> Bool {
        let age = now.millisecondsSince1970 - invoice.period.now.millisecondsSince1970
        if invoice.period.isOver { return age >= 0 && Month(containing: now) == Month(containing: invoice.period.now) }
        return 0..<Self.momentMilliseconds ~= age && now < invoice.period.month.end
    }

    private func known(_ question: Question) -> ItemizedInvoice? {
        state.withLock { state in
            state.uses += 1
            state.entries[question]?.lastUse = state.uses
            return state.entries[question]?.invoice
        }
    }

    private func keep(_ invoice: ItemizedInvoice, for question: Question) {
        // What is largest is kept too where there is nothing else, or each click would make it anew.
        state.withLock { state in
            if let old = state.entries.removeValue(forKey: question) { state.itemCount -= Self.weight(of: old.invoice) }
            let weight = Self.weight(of: invoice)
            for (known, entry) in state.entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
                guard state.itemCount + weight > itemLimit else { break }
                state.entries[known] = nil
                state.itemCount -= Self.weight(of: entry.invoice)
            }
            state.uses += 1
            state.entries[question] = Entry(invoice: invoice, lastUse: state.uses)
            state.itemCount += weight
        }
    }

    /// Small ones take something too.
    private static func weight(of invoice: ItemizedInvoice) -> Int { invoice.tree.items.count + 200 }
}
