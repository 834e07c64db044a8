public import Billing
public import BillingService

/// All that an invoice says as bytes: two of them are the same to the byte exactly where the invoices are as they are served.
public struct ServedText: Hashable, Sendable {
    /// What never changes once a month is closed.
    public let content: [UInt8]
    /// Payment status, its number, and since when it is so.
    public let payment: String

    init(_ head: InvoiceHead, items: [UInt8]) {
        let totals = head.totals
        let amounts = [
            totals.rated.dynos, totals.rated.addons, totals.rated.databases, totals.charges, totals.credits, totals.total,
        ].map { $0.decimal(in: head.currency) }
        let times = [head.periodStart, head.periodEnd, head.createdAt].map { "\($0)" }
        let rest = [
            "\(head.month)", head.number, head.currency.code, "\(totals.rated.dynoUnits)", totals.rated.weightedDynoHours, "",
        ]
        content = Array((times + amounts + rest).joined(separator: "\n").utf8) + items
        payment = "\(head.status.rawValue) \(head.state) \(head.updatedAt)"
    }
}

extension ServedText: CustomStringConvertible {
    public var description: String {
        String(decoding: content, as: UTF8.self).split(separator: "\n").joined(separator: " ") + " " + payment
    }
}

extension InvoiceService {
    /// An invoice as it is served, whether it is made anew or was stored.
    ///
    /// - Parameter format: how the items of closed months were written.
    public func servedText(
        of scope: Scope, month: Month, now: Instant, batch: Int64? = nil, format: any LineItemFormat
    ) async throws(InvoiceError) -> ServedText {
        switch try await document(id: month.description, of: scope, now: now, batch: batch).document {
        case .open(let invoice):
            let items = invoice.items
            return ServedText(
                invoice.head, items: format.encode(items, order: items.inOrder(), currency: invoice.currency))
        case .closed(let closed):
            let contents = try await contents(of: closed.pieces, in: month)
            return ServedText(
                closed.head, items: Array(contents.filter { !$0.isEmpty }.joined(separator: [UInt8(ascii: ",")])))
        }
    }
}
