import ArgumentParser
import Billing
import BillingExport
import BillingService

/// `invoices credits list`
struct CreditsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists credits, and which invoices use them.",
        discussion: """
            EXAMPLES
              invoices credits list
              invoices credits list --org akkeris
              invoices credits list --format csv > credits.csv
            """)

    @Option(name: .long, help: "An organization's credits, by its id or name; else those of all.")
    var org: String?

    @Option(name: .long, help: "table for people; json or csv for scripts.")
    var format: OutputFormat = .table

    @OptionGroup var server: ServerOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions

    func run() async throws {
        let format = try format.checked(among: [.table, .json, .csv])
        let scope: Scope = org.map { .organization($0) } ?? .account
        try await server.withCredits(store: store, rules: rules) { source, currency in
            let credits = try await source.credits(of: scope)
            switch format {
            case .json: try writeBytes(CreditJSON.bytes(of: credits, currency: currency) + Array("\n".utf8))
            case .csv: try writeBytes(CreditCSV.bytes(of: credits, currency: currency))
            case _ where credits.isEmpty: printText("There are no credits of \(scope).\n")
            default: printText(CreditTable.text(of: credits, currency: currency, width: Terminal.width))
            }
        }
    }
}
