import ArgumentParser
import Billing
import BillingExport

/// `invoices diff`
struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells why an invoice is higher or lower than another.",
        discussion: """
            The change of the total is a sum of parts: what is new and what ended; of what both months have, first the quantity, \
            then the price, and the rest is usage, which is how much of the month it ran; corrections of earlier months; and \
            credits. Below are the organizations, apps and resources that have changed, the biggest change first.

            EXAMPLES
              invoices diff 2017-01 2017-02 --org akkeris
              invoices diff 2016-12-01 2017-01-01 --all
              invoices diff 2017-01 2017-02 --space default --format json
              invoices diff 2017-01 2017-02 --org akkeris --url https://invoices.example
            """)

    @Argument(help: "The invoice to compare with: the first day of its month, 2017-01-01; 2017-01 will do.")
    var from: String

    @Argument(help: "The invoice whose change is told: the first day of its month, 2017-02-01; 2017-02 will do.")
    var id: String

    @Flag(name: .long, help: "Lists all resources that have changed, not only those that have changed most.")
    var all = false

    @OptionGroup var query: QueryOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions

    func validate() throws {
        _ = try format()
    }

    func run() async throws {
        try await query.withSource(store: store, rules: rules) { source in try await compare(in: source) }
    }

    private func compare(in source: any InvoiceSource) async throws {
        let comparison = try await source.comparison(of: whole(id), from: whole(from), of: query.scope)
        switch try format() {
        case .json: try writeBytes(ComparisonJSON.bytes(of: comparison) + Array("\n".utf8))
        default:
            let limit = all ? Int.max : ComparisonTable.standardLimit
            let scope = query.scope.named(try await source.name(of: query.scope))
            printText(ComparisonTable.text(of: comparison, scope: scope, limit: limit, width: Terminal.width))
        }
    }

    private func format() throws -> OutputFormat { try query.format(among: [.table, .json]) }

    private func whole(_ id: String) -> String { Month(id: id + "-01") == nil ? id : id + "-01" }
}
