import Billing
import BillingExport
import Foundation

/// How fast an invoice becomes JSON, on one core.
enum InvoiceJSONBenchmark: Benchmark {
    static let name = "invoice-json"
    static let summary = "invoices of 10,000 and of 1,000,000 items written as JSON, sorting included"

    private static let sizes = [10_000, 1_000_000]
    private static let targetMegabytesPerSecond = 250.0
    private static let bytesPerMegabyte = 1e6

    /// One invoice written: how long that took, in all and without what comes before the second chunk of items.
    private struct Writing {
        var seconds = Double.infinity
        var bytes = 0
        /// From the chunk on that follows the one for which the items were sorted.
        var secondsAfterSorting = Double.infinity
        var bytesAfterSorting = 0
    }

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        let peer = try await peerMegabytesPerSecond()
        var measurements: [Measurement] = []
        for size in sizes {
            let invoice = RandomInvoices.invoice(items: size)
            var best = write(invoice)
            for _ in 0..<7 {
                let writing = write(invoice)
                best.seconds = min(best.seconds, writing.seconds)
                best.secondsAfterSorting = min(best.secondsAfterSorting, writing.secondsAfterSorting)
            }
            let items = size.formatted(.number.locale(Locale(identifier: "en_US")))
            measurements += [
                Measurement(
                    name: "invoice JSON, \(items) items", value: Double(best.bytes) / bytesPerMegabyte / best.seconds,
                    unit: .megabytesPerSecond, peer: .init(name: "JSONEncoder, 10,000 items", value: peer),
                    target: .atLeast(targetMegabytesPerSecond)),
                Measurement(
                    name: "  without sorting",
                    value: Double(best.bytesAfterSorting) / bytesPerMegabyte / best.secondsAfterSorting,
                    unit: .megabytesPerSecond),
            ]
        }
        return measurements
    }

    /// Writes an invoice a chunk at a time, as the server does.
    private static func write(_ invoice: Invoice) -> Writing {
        var writing = Writing()
        var chunks = 0
        var sorted = ContinuousClock.now
        var output = OutputBuffer()
        let started = ContinuousClock.now
        var json = InvoiceJSON(invoice)
        while json.write(to: &output) {
            writing.bytes += output.count
            chunks += 1
            // The first has the totals, the second the first items.
            if chunks == 2 { sorted = .now }
            if chunks > 2 { writing.bytesAfterSorting += output.count }
            output.removeAll()
        }
        let ended = ContinuousClock.now
        writing.seconds = (ended - started).seconds
        writing.secondsAfterSorting = (ended - sorted).seconds
        return writing
    }

    private static func peerMegabytesPerSecond() async throws -> Double {
        let invoice = RandomInvoices.invoice(items: sizes[0])
        let encodable = EncodableInvoice(invoice)
        try expectEqual(
            try JSONDecoder().decode(EncodableInvoice.self, from: Data(InvoiceJSON.bytes(of: invoice))) == encodable, true,
            "whether the JSON of \(sizes[0]) items says the same")
        var bytes = 0
        let time = try await shortest {
            try await seconds { bytes = try JSONEncoder().encode(encodable).count }
        }
        return Double(bytes) / bytesPerMegabyte / time
    }
}
