import ArgumentParser
import Billing
import BillingExport
import BillingService

/// `invoices list`
struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists invoices, a month a line.",
        discussion: """
            EXAMPLES
              invoices list
              invoices list --org akkeris --format csv
              invoices list --space default --url https://invoices.example
              invoices list --color never
              invoices list --as-of 2017-02-05T22:16:56.616Z
            """)

    @OptionGroup var query: QueryOptions
    @OptionGroup var styling: StyleOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions

    func run() async throws {
        let format = try query.format(among: [.table, .json, .csv])
        try await query.withSource(store: store, rules: rules) { source in try await list(source, as: format) }
    }

    private func list(_ source: any InvoiceSource, as format: OutputFormat) async throws {
        let months = try await source.months(of: query.scope)
        if format == .json {
            try writeBytes(InvoiceListJSON.bytes(of: months, scope: query.scope) + Array("\n".utf8))
            return
        }
        var invoices: [Invoice] = []
        for month in months {
            invoices.append(try await source.invoice(month.description, of: query.scope, detail: .totals).invoice)
        }
        switch format {
        case .csv: try writeBytes(InvoiceTotalsCSV.bytes(of: invoices))
        case _ where invoices.isEmpty:
            let scope = query.scope.named(try await source.name(of: query.scope))
            printText("There are no invoices of \(scope.description.harmless()) yet.\n")
        default: printText(InvoiceListTable.text(of: invoices, width: Terminal.width, style: styling.style))
        }
    }
}
