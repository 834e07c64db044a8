import ArgumentParser
import Billing
import BillingExport

/// `invoices daily`
struct Daily: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows what an invoice costs by day.",
        discussion: """
            The days of an item add up to what it is billed, so all days are the invoice's charges. Corrections are for days of \
            earlier months and are told apart.

            EXAMPLES
              invoices daily 2017-02-01
              invoices daily 2017-02 --org akkeris --by app
              invoices daily 2017-02 --space default --by resource --format csv > days.csv
            """)

    @Argument(help: "The invoice's id: the first day of its month, 2017-02-01; 2017-02 will do.")
    var id: String

    @Option(name: .long, help: "A line for each organization, space, app, type or resource.")
    var by: ItemGrouping?

    @OptionGroup var query: QueryOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions

    func run() async throws {
        let format = try query.format(among: [.table, .json, .csv])
        try await query.withSource(store: store, rules: rules) { source in
            let costs = try await source.dailyCosts(id.utf8.count == 7 ? id + "-01" : id, of: query.scope, by: by)
            switch format {
            case .json: try writeBytes(DailyJSON.bytes(of: costs) + Array("\n".utf8))
            case .csv: try writeBytes(DailyCSV.bytes(of: costs))
            default: printText(DailyTable.text(of: costs, width: Terminal.width))
            }
        }
    }
}
