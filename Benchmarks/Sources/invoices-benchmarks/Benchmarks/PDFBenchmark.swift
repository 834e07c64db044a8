import Billing
import BillingPDF
import Foundation

/// How fast an invoice is drawn on paper, and how much memory the program takes for it.
enum PDFBenchmark: Benchmark {
    static let name = "pdf"
    static let summary = "an invoice of 10,000 items as PDF, laid out twice and drawn once; the program from database to file"

    private static let items = 10_000
    private static let targetSeconds = 2.0
    private static let targetMegabytes = 150.0

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        let invoice = RandomInvoices.invoice(items: items)
        let pdf = InvoicePDF(PDFInvoice(invoice, scope: .account))
        var bytes = 0
        var drawn = ""
        let (ours, peer) = try await shortestInTurns(of: 5) {
            try await seconds {
                bytes = 0
                try pdf.write { bytes += $0.count }
            }
        } _: {
            try await seconds { drawn = try PlainPDF.draw(invoice) }
        }
        let pages = try pageCount(of: pdf)
        writeNote("  \(pages) pages, \(bytes) bytes; the peer's \(drawn)")
        var measurements = [
            Measurement(
                name: "PDF, 10,000 items", value: ours, unit: .seconds,
                peer: .init(name: "pango and cairo, a layout a cell", value: peer), target: .atMost(targetSeconds)),
            Measurement(name: "  pages", value: Double(pages) / ours, unit: .pagesPerSecond),
        ]
        if let (seconds, megabytes) = try await program(in: workspace) {
            measurements += [
                Measurement(
                    name: "  invoices info --format pdf", value: seconds, unit: .seconds, target: .atMost(targetSeconds)),
                Measurement(
                    name: "  its peak memory", value: megabytes, unit: .megabytes, target: .atMost(targetMegabytes)),
            ]
        }
        return measurements
    }

    /// Each page says in plain text that it is one.
    private static func pageCount(of pdf: InvoicePDF) throws -> Int {
        let text = String(decoding: try pdf.bytes(), as: UTF8.self)
        return text.matches(of: /\/Type \/Page\s/).count
    }

    /// The whole program, with the chart of days.
    private static func program(in workspace: Workspace) async throws -> (seconds: Double, megabytes: Double)? {
        let lines = workspace.path(of: "pdf.ndjson")
        try UsageFile.write(LiveMonth.lines(items, organizations: 10), to: lines)
        let database = try await workspace.makeDatabase("pdf", .sqlite)
        let settings = ["--database", database, "--now", LiveMonth.period.now.description]
        let importing = Program(try workspace.invoices(), ["import", "usage", lines] + settings, folder: workspace.path)
        try importing.start()
        _ = try importing.finish()
        let drawing = Program(
            try workspace.invoices(),
            ["info", LiveMonth.period.month.description, "--format", "pdf", "--output", "invoice.pdf"] + settings,
            folder: workspace.path)
        var megabytes: Double?
        let time = try await seconds {
            try drawing.start()
            megabytes = try await PeakMemory.whileFinishing(drawing).megabytes
        }
        return megabytes.map { (time, $0) }
    }
}
