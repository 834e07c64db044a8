import Billing
import BillingService
import HTTPTypes
import NIOCore
import Synchronization

/// Invoices of closed months that were served lately, and of when each is known to be true.
///
/// It holds a bounded number of bytes. Where it is full, those that were asked for the longest time ago are dropped, a quarter
/// at a time.
final class InvoiceCache: Sendable {
    /// The path that an invoice is asked for by, as it stands in the request. It is compared as bytes: to Swift, texts of two
    /// Unicode forms are equal.
    struct Path: Hashable {
        let text: String

        init(_ text: String) {
            self.text = text
        }

        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }

        static func == (left: Path, right: Path) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }
    }

    struct Entry {
        let invoice: CachedInvoice
        /// The last batch at which the invoice was as it is.
        var ledger: Ledger
        /// The latest time at which there was an invoice.
        var now: Instant
        /// Those of the response.
        var headers: HTTPFields
        fileprivate var lastUse: UInt64 = 0

        init(_ invoice: CachedInvoice, ledger: Ledger, now: Instant, headers: HTTPFields) {
            self.invoice = invoice
            self.ledger = ledger
            self.now = now
            self.headers = headers
        }

        /// Whether it is known to be true. What there is at one time is there at all later ones.
        func isTrue(at ledger: Ledger, now: Instant) -> Bool { self.ledger == ledger && now >= self.now }
    }

    private struct State {
        var entries: [Path: Entry] = [:]
        var byteCount = 0
        var uses: UInt64 = 0
    }

    static let standardByteLimit = 64 << 20
    /// What an entry takes beside its body.
    private static let entryByteCount = 2048

    private let byteLimit: Int
    private let state = Mutex(State())

    init(byteLimit: Int = InvoiceCache.standardByteLimit) {
        self.byteLimit = byteLimit
    }

    /// No longer body is kept.
    var maximumBodyByteCount: Int { byteLimit / 16 }

    func entry(for path: Path) -> Entry? {
        state.withLock { state in
            state.uses += 1
            state.entries[path]?.lastUse = state.uses
            return state.entries[path]
        }
    }

    /// Keeps an invoice, unless it is too large, or one that is known to be true at a later batch has come before it.
    func keep(_ entry: Entry, for path: Path) {
        guard entry.invoice.body.readableBytes <= maximumBodyByteCount else { return }
        state.withLock { state in
            if let known = state.entries[path] {
                guard known.ledger.batch <= entry.ledger.batch else { return }
                state.byteCount -= Self.byteCount(of: known)
            }
            var entry = entry
            state.uses += 1
            entry.lastUse = state.uses
            state.entries[path] = entry
            state.byteCount += Self.byteCount(of: entry)
            if state.byteCount > byteLimit { Self.makeRoom(in: &state, limit: byteLimit / 4 * 3) }
        }
    }

    private static func makeRoom(in state: inout State, limit: Int) {
        for (path, entry) in state.entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
            guard state.byteCount > limit else { return }
            state.entries[path] = nil
            state.byteCount -= byteCount(of: entry)
        }
    }

    private static func byteCount(of entry: Entry) -> Int { entry.invoice.body.readableBytes + entryByteCount }
}
