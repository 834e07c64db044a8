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
              invoices info 2017-02-01 --now 2017-02-05T22:16:56.616Z --format json
              invoices info 2017-01-01 --as-of 2017-02-05T22:16:56.616Z
            """)

    @Argument(help: "The invoice's id: the first day of its month, 2017-02-01; 2017-02 will do.")
    var id: String

    @Flag(name: .long, help: "Lists all organizations and apps, and their items.")
    var details = false

    @OptionGroup var query: QueryOptions
    @OptionGroup var styling: StyleOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions

    func run() async throws {
        try await query.withSource(store: store, rules: rules) { source in try await show(source) }
    }

    private func show(_ source: any InvoiceSource) async throws {
        let found = try await source.invoice(id.utf8.count == 7 ? id + "-01" : id, of: query.scope, detail: .items)
        let invoice = found.invoice
        switch query.format {
        case .table:
            printText(
                InvoiceTable.text(
                    of: found, scope: query.scope, details: details, width: Terminal.width, style: styling.style))
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
