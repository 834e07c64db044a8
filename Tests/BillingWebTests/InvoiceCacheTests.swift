import Billing
import BillingService
import BillingTesting
import HTTPTypes
import NIOCore
import Testing

@testable import BillingWeb

@Suite struct InvoiceCacheTests {
    private let document: ClosedDocument

    init() async throws {
        let fixture = WebFixture()
        try await fixture.store.take(WebFixture.document, clock: fixture.now)
        try await fixture.close(through: "2017-01-01")
        let served = try await fixture.service.document(id: "2017-01-01", of: .account, now: fixture.now).document
        guard case .closed(let document) = served else { preconditionFailure("the month is closed") }
        self.document = document
    }

    private func entry(bytes: Int = 1000, batch: Int64 = 1) -> InvoiceCache.Entry {
        let invoice = CachedInvoice(document: document, tag: "", body: ByteBuffer(repeating: 0, count: bytes))
        return InvoiceCache.Entry(
            invoice, ledger: Ledger(batch: batch, recorded: "2017-02-02T00:00:00Z"), now: "2017-02-03T00:00:00Z", headers: [:])
    }

    @Test func `the least recently asked for goes first`() {
        let cache = InvoiceCache(byteLimit: 20 * 3048)
        for index in 0..<20 { cache.keep(entry(), for: .init("/\(index)")) }
        #expect((0..<20).allSatisfy { cache.entry(for: .init("/\($0)")) != nil })
        // Number 0 is used once more, so that 1 is the oldest.
        _ = cache.entry(for: .init("/0"))
        cache.keep(entry(), for: .init("/20"))
        let kept = (0...20).filter { cache.entry(for: .init("/\($0)")) != nil }
        #expect(kept == [0] + Array(7...20))
    }

    @Test func `what is too large is not kept`() {
        let cache = InvoiceCache(byteLimit: 16 << 10)
        cache.keep(entry(bytes: 1025), for: .init("/large"))
        cache.keep(entry(bytes: 1024), for: .init("/small"))
        #expect(cache.entry(for: .init("/large")) == nil)
        #expect(cache.entry(for: .init("/small")) != nil)
    }

    @Test func `a later batch is not replaced by an earlier one`() {
        let cache = InvoiceCache()
        cache.keep(entry(batch: 5), for: .init("/"))
        cache.keep(entry(batch: 4), for: .init("/"))
        #expect(cache.entry(for: .init("/"))?.ledger.batch == 5)
    }

    @Test func `paths are compared as bytes`() {
        let cache = InvoiceCache()
        cache.keep(entry(), for: .init("/\u{E9}"))
        #expect(cache.entry(for: .init("/\u{E9}")) != nil)
        #expect(cache.entry(for: .init("/e\u{301}")) == nil)
    }

    @Test(arguments: [
        (1, "2017-02-03T00:00:00Z", true), (1, "2017-03-03T00:00:00Z", true), (1, "2017-02-02T23:59:59Z", false),
        (2, "2017-02-03T00:00:00Z", false),
    ])
    func `an entry is true at its batch, from its time on`(batch: Int64, now: Instant, isTrue: Bool) {
        let ledger = Ledger(batch: batch, recorded: "2017-02-02T00:00:00Z")
        #expect(entry().isTrue(at: ledger, now: now) == isTrue)
    }
}
