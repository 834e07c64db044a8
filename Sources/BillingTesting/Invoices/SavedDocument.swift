public import Billing
import BillingProof
public import BillingExport
public import BillingService

/// An invoice of a closed month and its seal as someone saves them.
public struct SavedDocument: Sendable {
    public var invoice: [UInt8]
    public var seal: ShownSeal

    public init(invoice: [UInt8], seal: ShownSeal) {
        self.invoice = invoice
        self.seal = seal
    }

    /// Asks a store for both.
    public static func read(
        of scope: Scope, month: Month, now: Instant, service: InvoiceService, store: any Store
    ) async throws -> SavedDocument {
        let document = try await service.document(id: month.description, of: scope, now: now).document
        guard case .closed(let closed) = document else { throw ConformanceFailure("\(month) is not closed") }
        let contents = try await service.contents(of: closed.pieces, in: month).filter { !$0.isEmpty }
        let items = Array(contents.joined(separator: [UInt8(ascii: ",")]))
        let seals = SealService(invoices: service, store: store)
        return SavedDocument(
            invoice: InvoiceHeadJSON.bytes(of: closed.head) + items + InvoiceHeadJSON.end,
            seal: try await seals.seal(id: month.description, of: scope, now: now).seal)
    }
}
