import Foundation

/// Measures the speeds of Platform Invoices, each beside a peer in the same run.
@main
struct InvoicesBenchmarks {
    static let benchmarks: [any Benchmark.Type] = [
        RatingBenchmark.self, InvoiceJSONBenchmark.self, ImportBenchmark.self, OrganizationInvoiceBenchmark.self,
        AccountTotalsBenchmark.self, OverviewBenchmark.self, ServerMemoryBenchmark.self, EventIngestBenchmark.self,
        SingleEventBenchmark.self, ControllerImportBenchmark.self, ClosingBenchmark.self,
        FinalizedInvoiceBenchmark.self, DailyBenchmark.self, VerifyBenchmark.self, PDFBenchmark.self, ExportBenchmark.self,
        InvoicePageBenchmark.self,
    ]

    static func main() async {
        do {
            switch try Command(arguments: Array(CommandLine.arguments.dropFirst())) {
            case .help: print(Command.helpText)
            case .list:
                for benchmark in benchmarks { print(Report.padded(benchmark.name, to: 24) + benchmark.summary) }
            case .servePlain(let file): try await PlainServer.serve(file)
            case .run(let options): try await run(options)
            }
        } catch let error as UsageProblem {
            writeNote("Error: \(error.message)\n\n\(Command.helpText)")
            exit(64)
        } catch {
            writeNote("Error: \(error)")
            exit(1)
        }
    }

    /// What is measured is information: a target that is missed is shown as such, and is no failure of the run.
    private static func run(_ options: Command.Options) async throws {
        let chosen = benchmarks.filter { benchmark in options.filter.map(benchmark.name.contains) ?? true }
        guard !chosen.isEmpty else {
            throw UsageProblem(message: "no benchmark's name contains \"\(options.filter ?? "")\"; --list shows them")
        }
        let workspace = try Workspace(invoices: options.invoices)
        defer { workspace.remove() }
        var report = Report()
        for benchmark in chosen {
            writeNote("\(benchmark.name): \(benchmark.summary)")
            report.add(try await benchmark.run(in: workspace))
        }
        print(report.text, terminator: "")
    }
}

/// Tells the person who waits what is going on, on standard error.
func writeNote(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
}
