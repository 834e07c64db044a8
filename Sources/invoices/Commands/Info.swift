import ArgumentParser
import Billing
import BillingExport
import BillingPDF
import BillingService
import Foundation

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
              invoices info 2017-02-01 --now 2017-02-05T22:16:56.616Z --format json
              invoices info 2017-01-01 --as-of 2017-02-05T22:16:56.616Z
            """)

    @Argument(help: "The invoice's id: the first day of its month, 2017-02-01; 2017-02 will do.")
    var id: String

    @Flag(name: .long, help: "Lists the invoice's items too.")
    var details = false

    @Option(name: .long, help: ArgumentHelp("With --format pdf: the file to write.", valueName: "file"))
    var output: String?

    @Option(name: .long, help: "With --format pdf: a4 or letter. PAPER; a4.")
    var paper: String?

    @OptionGroup var query: QueryOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions

    func validate() throws {
        try query.format.check(isOneOf: [.table, .json, .csv, .pdf])
        guard output == nil || query.format == .pdf else {
            throw ValidationError("--output is for --format pdf. For \(query.format.rawValue) add > FILE.")
        }
        guard query.format != .pdf || output != nil || Terminal.width == nil else {
            throw ValidationError("--format pdf writes a file: add > invoice.pdf or --output FILE.")
        }
    }

    func run() async throws {
        let settings = try await Settings(flags: store.flags.merging([.paper: paper]) { $1 }, configFile: store.config)
        let paper = try settings.paper()
        try await query.withSource(store: store, rules: rules) { source in
            if query.format == .pdf { try await draw(source, on: paper) } else { try await show(source) }
        }
    }

    private func draw(_ source: any InvoiceSource, on paper: Paper) async throws {
        let id = id.utf8.count == 7 ? id + "-01" : id
        let invoice = try await source.invoice(id, of: query.scope, detail: .items).invoice
        let days = try await source.dailyCosts(id, of: query.scope, by: nil)
        let pdf = InvoicePDF(
            PDFInvoice(invoice, scope: query.scope, dailyCharges: days.sum.days), options: PDFOptions(paper: paper))
        try withOutput(named: output) { file in try pdf.write { try file.write(contentsOf: Data($0)) } }
    }

    private func show(_ source: any InvoiceSource) async throws {
        let needsItems = details || query.format != .table
        let found = try await source.invoice(
            id.utf8.count == 7 ? id + "-01" : id, of: query.scope, detail: needsItems ? .items : .totals)
        let invoice = found.invoice
        switch query.format {
        case .table, .pdf:
            printText(InvoiceTable.text(of: found, scope: query.scope, details: details, width: Terminal.width))
        case .json:
            var json = InvoiceJSON(invoice)
            var output = OutputBuffer()
            while json.write(to: &output) {
                try writeBytes(output)
                output.removeAll()
            }
            try writeBytes(Array("\n".utf8))
        case .csv:
            var csv = InvoiceCSV(invoice)
            var output = OutputBuffer()
            while csv.write(to: &output) {
                try writeBytes(output)
                output.removeAll()
            }
        }
    }
}
