import Billing
import BillingExport

/// An invoice that was saved as the server wrote it: its fields as they are written, and the bytes of its items.
public struct SavedInvoice: Sendable {
    /// The fields before the items, each as it is written.
    let fields: [String: String]
    let items: ArraySlice<UInt8>

    private static let names = [
        "addons_total", "database_total", "charges_total", "created_at", "credits_total", "dyno_units", "id", "number",
        "payment_status", "period_end", "period_start", "platform_total", "state", "total", "updated_at", "weighted_dyno_hours",
    ]
    /// What may change after an invoice was sealed: whether it is paid, and since when.
    private static let mutable: Set<String> = ["payment_status", "state", "updated_at"]

    /// - Parameter bytes: what was served; a line feed at the end does no harm.
    public init(_ bytes: [UInt8]) throws(ProofFailure) {
        var bytes = bytes[...]
        while let last = bytes.last, last == 10 || last == 13 { bytes = bytes.dropLast() }
        let mark = Array(",\"items\":[".utf8)
        guard bytes.count >= mark.count + 2, bytes.suffix(2).elementsEqual(InvoiceHeadJSON.end),
            let start = SavedInvoice.position(of: mark, in: bytes)
        else { throw .documentForm }
        items = bytes[(start + mark.count)..<(bytes.endIndex - 2)]
        guard let fields = SavedInvoice.fields(of: String(decoding: bytes[..<start], as: UTF8.self)),
            SavedInvoice.mutable.allSatisfy({ !(fields[$0] ?? "").utf8.contains(UInt8(ascii: ",")) })
        else { throw .documentForm }
        self.fields = fields
    }

    private static func position(of mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        // What stands before the items is short, and has no free text.
        let end = min(bytes.endIndex - mark.count, bytes.startIndex + 65_536)
        guard end >= bytes.startIndex else { return nil }
        return (bytes.startIndex...end).first { bytes[$0...].starts(with: mark) }
    }

    /// All fields in their order, without blanks between; nil where they are not.
    private static func fields(of head: String) -> [String: String]? {
        var rest = Array(head.utf8)[...]
        var fields: [String: String] = [:]
        for (index, name) in names.enumerated() {
            let key = Array("\(index == 0 ? "{" : ",")\"\(name)\":".utf8)
            guard rest.starts(with: key) else { return nil }
            rest = rest.dropFirst(key.count)
            var end = rest.endIndex
            if index + 1 < names.count {
                let next = Array(",\"\(names[index + 1])\":".utf8)
                guard let found = rest.indices.first(where: { rest[$0...].starts(with: next) }) else { return nil }
                end = found
            }
            fields[name] = String(decoding: rest[..<end], as: UTF8.self)
            rest = rest[end...]
        }
        return rest.isEmpty ? fields : nil
    }

    /// Checks all fields that were sealed.
    ///
    /// - Parameter totals: the sums that were sealed.
    func check(_ totals: InvoiceTotals, month: Month, currency: Currency) throws(ProofFailure) {
        let period = BillingPeriod(month: month, now: month.end)
        let head = InvoiceHead(
            month: month, periodEnd: period.shownEnd, payment: .automatic(period), state: 0, currency: currency, totals: totals)
        let text = String(decoding: InvoiceHeadJSON.bytes(of: head).dropLast(",\"items\":[".utf8.count), as: UTF8.self)
        guard let sealed = SavedInvoice.fields(of: text) else { throw .documentForm }
        for name in SavedInvoice.names where !SavedInvoice.mutable.contains(name) {
            let (found, wanted) = (fields[name] ?? "", sealed[name] ?? "")
            guard found.utf8.elementsEqual(wanted.utf8) else {
                throw .documentField(name, document: found, sealed: wanted)
            }
        }
    }
}
