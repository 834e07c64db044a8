import Billing
import BillingExport
import Foundation

/// How fast an invoice becomes CSV and FOCUS in a file, on one core, beside the same bytes written by C's own buffered output.
enum ExportBenchmark: Benchmark {
    static let name = "exports"
    static let summary = "an invoice of 100,000 items written to a file as CSV, NDJSON and FOCUS, sorting included"

    private static let itemCount = 100_000
    private static let bytesPerMegabyte = 1e6

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        let invoice = RandomInvoices.invoice(items: itemCount)
        let focus = RandomInvoices.focus(of: invoice)
        return [
            try await measure("CSV", in: workspace) { send in
                var text = InvoiceCSV(invoice)
                var output = OutputBuffer()
                while text.write(to: &output) {
                    output.withBytes(send)
                    output.removeAll()
                }
            },
            try await measure("NDJSON", in: workspace) { send in
                var text = InvoiceNDJSON(invoice)
                var output = OutputBuffer()
                while text.write(to: &output) {
                    output.withBytes(send)
                    output.removeAll()
                }
            },
            try await measure("FOCUS", in: workspace) { send in
                var text = FocusCSV(focus, issuer: "Example Cloud")
                var output = OutputBuffer()
                while text.write(to: &output) {
                    output.withBytes(send)
                    output.removeAll()
                }
            },
        ]
    }

    private static func measure(
        _ form: String, in workspace: Workspace, _ write: ((UnsafeRawBufferPointer) -> Void) -> Void
    ) async throws -> Measurement {
        var bytes: [UInt8] = []
        write { bytes.append(contentsOf: $0) }
        let path = workspace.path(of: "export")
        defer { unlink(path) }
        let best = try await shortestInTurns {
            try await seconds {
                let file = try open(path)
                write { fwrite($0.baseAddress, 1, $0.count, file) }
                fclose(file)
            }
        } _: {
            try await seconds {
                let file = try open(path)
                bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
                fclose(file)
            }
        }
        let megabytes = Double(bytes.count) / bytesPerMegabyte
        return Measurement(
            name: "invoice as \(form), 100,000 items", value: megabytes / best.ours, unit: .megabytesPerSecond,
            peer: .init(name: "fwrite of the same bytes", value: megabytes / best.peers))
    }

    private static func open(_ path: String) throws -> UnsafeMutablePointer<FILE> {
        guard let file = fopen(path, "w") else { throw BenchmarkFailure("\(path) can't be written") }
        return file
    }
}
