import Billing
import BillingExport
import BillingService

extension LocalInvoices {
    func export(
        of scope: Scope, start: String?, end: String?, as format: InvoiceFormat, progress: (String) -> Void,
        to write: ([UInt8]) throws -> Void
    ) async throws {
        let months = try UsageRange(start: start, end: end, now: now).months
        let export = try await service.export(of: scope, in: months, now: now, batch: batch)
        try await self.write(export, as: format, progress: progress, to: write)
    }

    func writeFocus(_ id: String, of scope: Scope, to write: ([UInt8]) throws -> Void) async throws {
        let export = try await service.export(id: id, of: scope, now: now, batch: batch)
        try await self.write(export, as: .focus, progress: { _ in }, to: write)
    }

    private func write(
        _ export: InvoiceExport, as format: InvoiceFormat, progress: (String) -> Void, to write: ([UInt8]) throws -> Void
    ) async throws {
        guard let text = ExportText(format, issuer: issuer) else { return }
        var export = export
        try await text.write(
            export.months,
            invoice: { month in
                progress(month.words)
                return try await export.invoice(of: month)
            },
            focus: { month in
                progress(month.words)
                return try await export.focus(of: month)
            }, to: write)
    }
}
