import Billing
import BillingExport
import BillingPDF
import BillingService

extension LocalInvoices {
    func export(
        of scope: Scope, start: String?, end: String?, as format: InvoiceFormat, on paper: Paper,
        progress: (String) -> Void, to write: ([UInt8]) throws -> Void
    ) async throws {
        let months = try UsageRange(start: start, end: end, now: now).months
        let export = try await service.export(of: scope, in: months, now: now, batch: batch)
        try await self.write(export, of: scope, as: format, on: paper, progress: progress, to: write)
    }

    func write(
        _ id: String, of scope: Scope, as format: InvoiceFormat, on paper: Paper, to write: ([UInt8]) throws -> Void
    ) async throws {
        let export = try await service.export(id: id, of: scope, now: now, batch: batch)
        try await self.write(export, of: scope, as: format, on: paper, progress: { _ in }, to: write)
    }

    private func write(
        _ export: InvoiceExport, of scope: Scope, as format: InvoiceFormat, on paper: Paper, progress: (String) -> Void,
        to write: ([UInt8]) throws -> Void
    ) async throws {
        var export = export
        guard let text = ExportText(format, issuer: issuer) else {
            var papers = PDFInvoices()
            for month in export.months {
                progress(month.words)
                let (invoice, days) = try await export.invoiceByDay(of: month)
                try papers.append(PDFInvoice(invoice, scope: scope, name: export.name, dailyCharges: days))
            }
            try InvoicePDF(papers.invoices, options: PDFOptions(paper: paper, issuer: issuer)).write { try write(Array($0)) }
            return
        }
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
