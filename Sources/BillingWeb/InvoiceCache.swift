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
    /// What an invoice is asked for by. Names are compared as bytes: to Swift, texts of two Unicode forms are equal.
    struct Key: Hashable {
        let scope: Scope
        let id: String

        func hash(into hasher: inout Hasher) {
            var id = id
            id.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
            guard var name = scope.name else { return }
            name.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }

        static func == (left: Key, right: Key) -> Bool {
            guard left.id.utf8.elementsEqual(right.id.utf8) else { return false }
            switch (left.scope, right.scope) {
            case (.account, .account): return true
            case (.organization(let left), .organization(let right)), (.space(let left), .space(let right)):
                return left.utf8.elementsEqual(right.utf8)
            default: return false
            }
        }
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
        var entries: [Key: Entry] = [:]
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

    func entry(for key: Key) -> Entry? {
        state.withLock { state in
            state.uses += 1
            state.entries[key]?.lastUse = state.uses
            return state.entries[key]
        }
    }

    /// Keeps an invoice, unless it is too large, or one that is known to be true at a later batch has come before it.
    func keep(_ entry: Entry, for key: Key) {
        guard entry.invoice.body.readableBytes <= maximumBodyByteCount else { return }
        state.withLock { state in
            if let known = state.entries[key] {
                guard known.ledger.batch <= entry.ledger.batch else { return }
                state.byteCount -= Self.byteCount(of: known)
            }
            var entry = entry
            state.uses += 1
            entry.lastUse = state.uses
            state.entries[key] = entry
            state.byteCount += Self.byteCount(of: entry)
            if state.byteCount > byteLimit { Self.makeRoom(in: &state, limit: byteLimit / 4 * 3) }
        }
    }

    private static func makeRoom(in state: inout State, limit: Int) {
        for (key, entry) in state.entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
            guard state.byteCount > limit else { return }
            state.entries[key] = nil
            state.byteCount -= byteCount(of: entry)
        }
    }

    private static func byteCount(of entry: Entry) -> Int { entry.invoice.body.readableBytes + entryByteCount }
}

extension Scope {
    /// That of the organization or space, as it is asked for.
    fileprivate var name: String? {
        switch self {
        case .account: nil
        case .organization(let name), .space(let name): name
        }
    }
}
