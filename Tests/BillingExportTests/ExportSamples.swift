import Billing
import BillingExport
import BillingService
import BillingTesting

/// Months of a memory store as exports have them.
enum ExportSamples {
    static func export(
        of records: [UsageRecord], months: ClosedRange<Month> = DocumentScenario.month...DocumentScenario.month,
        scope: Scope = .account, now: Instant = DocumentScenario.now
    ) async throws -> InvoiceExport {
        let store = MemoryStore()
        try await store.take(records, clock: now)
        return try await InvoiceService(store: store, rules: BillingRules()).export(of: scope, in: months, now: now)
    }

    static func text(of export: InvoiceExport, as format: InvoiceFormat) async throws -> String {
        String(decoding: try await chunks(of: export, as: format).joined(), as: UTF8.self)
    }

    static func chunks(of export: InvoiceExport, as format: InvoiceFormat) async throws -> [[UInt8]] {
        guard let text = ExportText(format, issuer: "Example Cloud") else { return [] }
        var export = export
        var chunks: [[UInt8]] = []
        try await text.write(
            export.months, invoice: { month in try await export.invoice(of: month) },
            focus: { month in try await export.focus(of: month) }, to: { chunks.append($0) })
        return chunks
    }
}
