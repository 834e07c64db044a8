import ArgumentParser
import Billing
import BillingExport
import BillingPDF
import BillingService

/// `invoices export`
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the invoices of several months to a file.",
        discussion: """
            csv is a row an item, ndjson an object an item and line, focus the rows of FOCUS 1.2 for tools of finance, json an \
            array of whole invoices, and pdf one paper with all of them. Without --start and --end it is the last twelve \
            months, the current one among them. Months \
            without an invoice are left out.

            With --output the file is there whole or not at all; a usual name is account-2017-01-to-2017-03.csv.

            EXAMPLES
              invoices export --start 2017-01 --end 2017-03 --output account-2017-01-to-2017-03.csv
              invoices export --start 2017-01 --end 2017-03 --org akkeris --format focus > akkeris.focus.csv
              invoices export --space default --format ndjson | jq .billed_price
              invoices export --format focus --issuer "Example Cloud" --output last-year.focus.csv
              invoices export --start 2017-01 --end 2017-03 --org akkeris --format pdf --output akkeris.pdf
              invoices export --format csv --url https://invoices.example --output last-year.csv
            """)

    @Option(name: .long, help: "The first month, such as 2017-01.")
    var start: String?

    @Option(name: .long, help: "The last month, such as 2017-03.")
    var end: String?

    @Option(name: .long, help: ArgumentHelp("Where it is written; - for standard output, as without it.", valueName: "file"))
    var output: String?

    @OptionGroup var paper: PaperOptions
    @OptionGroup var query: QueryOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions

    func run() async throws {
        let format = try query.format(among: [.csv, .ndjson, .focus, .json, .pdf])
        guard let exported = InvoiceFormat(rawValue: format.rawValue) else { return }
        guard format != .pdf || !OutputFile.isStandardOutput(output) || Terminal.width == nil else {
            throw ValidationError("--format pdf writes a file: add > invoices.pdf or --output FILE.")
        }
        let paper = try await paper.setting(store)
        try await query.withSource(store: store, rules: rules) { source in
            let bar = ProgressBar()
            defer { bar.clear() }
            try await OutputFile.write(to: output) { write in
                try await source.export(
                    of: query.scope, start: start, end: end, as: exported, on: paper, progress: { bar.show($0) }, to: write)
            }
        }
    }
}
