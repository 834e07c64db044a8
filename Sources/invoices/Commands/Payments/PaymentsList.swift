import ArgumentParser
import Billing
import BillingExport
import BillingService

/// `invoices payments list`
struct PaymentsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the payments of an organization's invoice, and what is left to pay.",
        discussion: """
            EXAMPLES
              invoices payments list 2017-01-01 --org akkeris
              invoices payments list 2017-01 --org akkeris --format csv
            """)

    @Argument(help: "The invoice's id: the first day of its month, 2017-01-01; 2017-01 will do.")
    var id: String

    @Option(name: .long, help: "The organization, by its id or name.")
    var org: String

    @Option(name: .long, help: "table for people; json or csv for scripts.")
    var format: OutputFormat = .table

    @OptionGroup var server: ServerOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions

    func run() async throws {
        let format = try format.checked(among: [.table, .json, .csv])
        let month = try Month(idOrPrefix: id)
        try await server.withCredits(store: store, rules: rules) { source, currency in
            let payments = try await source.payments(of: org, month: month)
            switch format {
            case .json: try writeBytes(PaymentsJSON.bytes(of: payments, currency: currency) + Array("\n".utf8))
            case .csv: try writeBytes(PaymentsCSV.bytes(of: payments, currency: currency))
            default: printText(PaymentTable.text(of: payments, currency: currency, width: Terminal.width))
            }
        }
    }
}
