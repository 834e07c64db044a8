import ArgumentParser
import Billing
import BillingExport

/// `invoices usage`
struct Usage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows the sums of several months.",
        discussion: """
            Without --start and --end it is the last twelve months, the current one among them. Months without an invoice are \
            left out.

            EXAMPLES
              invoices usage
              invoices usage --start 2016-09 --end 2017-02 --by app
              invoices usage --org akkeris --by type --format csv > months.csv
            """)

    @Option(name: .long, help: "The first month, such as 2016-09.")
    var start: String?

    @Option(name: .long, help: "The last month, such as 2017-02.")
    var end: String?

    @Option(name: .long, help: "A line for each organization, space, app, type or resource.")
    var by: ItemGrouping?

    @OptionGroup var query: QueryOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions

    func run() async throws {
        let format = try query.format(among: [.table, .json, .csv])
        try await query.withSource(store: store, rules: rules) { source in
            let usage = try await source.usage(of: query.scope, start: start, end: end, by: by)
            switch format {
            case .json:
                let json = UsageJSON.bytes(of: usage.rows, in: usage.months, by: by, currency: usage.currency)
                try writeBytes(json + Array("\n".utf8))
            case .csv: try writeBytes(UsageCSV.bytes(of: usage.rows, by: by, currency: usage.currency))
            case _ where usage.rows.isEmpty:
                let (first, last) = (usage.months.lowerBound, usage.months.upperBound)
                let scope = query.scope.named(try await source.name(of: query.scope))
                printText("There are no invoices of \(scope.description.harmless()) from \(first) to \(last).\n")
            default: printText(UsageTable.text(of: usage, by: by, width: Terminal.width))
            }
        }
    }
}
