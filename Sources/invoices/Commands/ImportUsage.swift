public import ArgumentParser
public import BillingImport
import BillingService
import Foundation

/// `invoices import usage`
struct ImportUsage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "usage",
        abstract: "Imports usage lines, NDJSON or CSV.",
        discussion: """
            EXAMPLES
              invoices import usage usage.ndjson
              invoices import usage usage.csv --database demo.db
              zcat usage.ndjson.gz | invoices import usage -

            One line is one span: what ran, where, and from when to when. invoices demo writes some to look at.

            All lines are taken, or none: a bad line stops the import before anything is stored. Lines that were imported \
            before change nothing, except that one without end may be closed by one that has it.
            """)

    @Argument(help: "The file, or - for standard input.")
    var file: String

    @Option(name: .long, help: "ndjson or csv; else told by the file's ending or its first byte.")
    var format: UsageLineFormat?

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let settings = try await Settings(flags: store.flags, configFile: store.config)
        let clock = try settings.clock()
        let progress = ProgressBar()
        let lines = try UsageLines(path: file, format: format) { progress.show($0) }
        do {
            let summary = try await settings.database().withStore(createsFile: true) { store in
                try await store.ingest(lines, clock: clock.now)
            }
            progress.clear()
            printText(Self.text(of: summary) + "\n")
        } catch {
            progress.clear()
            throw refusal(error)
        }
    }

    private func refusal(_ error: any Error) -> any Error {
        switch error {
        case let refusal as IngestRefusal:
            CommandError(refusal.errors.map { $0.message(file: file) }.joined(separator: "\n") + Self.unchanged)
        case let error as UsageLineError: CommandError("\(error)" + Self.unchanged)
        default: error
        }
    }

    private static let unchanged = "\nNothing was imported."

    /// `7,255 lines: 7,255 new, 0 unchanged, 0 closed`
    static func text(of summary: IngestSummary) -> String {
        let counts = [summary.total, summary.new, summary.unchanged, summary.closed].map(grouped)
        let noun = summary.total == 1 ? "line" : "lines"
        return "\(counts[0]) \(noun): \(counts[1]) new, \(counts[2]) unchanged, \(counts[3]) closed"
    }
}

extension UsageLineFormat: ExpressibleByArgument {}
