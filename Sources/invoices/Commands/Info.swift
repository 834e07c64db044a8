import ArgumentParser
import Billing
import BillingExport
import BillingService

/// `invoices info`
struct Info: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows one invoice.",
        discussion: """
            EXAMPLES
              invoices info 2017-02-01
              invoices info 2017-02-01 --org akkeris --details
              invoices info 2017-02-01 --space default --format csv > items.csv
              invoices info 2017-02-01 --org akkeris --format pdf > invoice.pdf
              invoices info 2017-02-01 --org akkeris --format focus > akkeris.focus.csv
              invoices info 2017-02-01 --now 2017-02-05T22:16:56.616Z --format json
              invoices info 2017-01-01 --as-of 2017-02-05T22:16:56.616Z
            """)

    @Argument(help: "The invoice's id: the first day of its month, 2017-02-01; 2017-02 will do.")
    var id: String

    @Flag(name: .long, help: "Lists all organizations and apps, and their items.")
    var details = false

    @Option(name: .long, help: ArgumentHelp("With --format pdf: the file to write.", valueName: "file"))
    var output: String?

    @OptionGroup var paper: PaperOptions

    @OptionGroup var query: QueryOptions
    @OptionGroup var styling: StyleOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions

    func validate() throws {
        guard output == nil || query.format == .pdf else {
            throw ValidationError("--output is for --format pdf. For \(query.format?.rawValue ?? "table") add > FILE.")
        }
        guard query.format != .pdf || !OutputFile.isStandardOutput(output) || Terminal.width == nil else {
            throw ValidationError("--format pdf writes a file: add > invoice.pdf or --output FILE.")
        }
    }

    func run() async throws {
        let format = try query.format(among: [.table, .json, .csv, .ndjson, .focus, .pdf])
        let paper = try await paper.setting(store)
        let id = id.utf8.count == 7 ? id + "-01" : id
        try await query.withSource(store: store, rules: rules) { source in
            guard format != .table, format != .json, let form = InvoiceFormat(rawValue: format.rawValue) else {
                return try await show(source, id, as: format)
            }
            try await OutputFile.write(to: output) { write in
                try await source.write(id, of: query.scope, as: form, on: paper, to: write)
            }
        }
    }

    private func show(_ source: any InvoiceSource, _ id: String, as format: OutputFormat) async throws {
        let found = try await source.invoice(id, of: query.scope, detail: .items)
        let invoice = found.invoice
        switch format {
        case .json:
            var json = InvoiceJSON(invoice)
            var output = OutputBuffer()
            while json.write(to: &output) {
                try writeBytes(output)
                output.removeAll()
            }
            try writeBytes(Array("\n".utf8))
        default:
            let scope = query.scope.named(try await source.name(of: query.scope))
            printText(
                InvoiceTable.text(
                    of: found, scope: scope, details: details, width: Terminal.width, style: styling.style))
        }
    }
}
