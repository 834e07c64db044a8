import ArgumentParser
import Billing

/// `invoices explain`
struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells in sentences how the items of an invoice came to be.",
        discussion: """
            Of each item it says which usage made it, which days of the month are billed and why, where the price came from, and \
            the calculation up to the cent. Items of a closed month are explained by what was known when it was closed.

            EXAMPLES
              invoices explain 2017-02-01 --org akkeris
              invoices explain 2017-02 --org akkeris --app app-space
              invoices explain 2017-02 --space default --now 2017-02-05T22:16:56.616Z
              invoices explain 2017-02 --org akkeris --url https://invoices.example
            """)

    @Argument(help: "The invoice's id: the first day of its month, 2017-02-01; 2017-02 will do.")
    var id: String

    @Option(name: .long, help: "Only the items of an app, by the name that the invoice shows.")
    var app: String?

    @OptionGroup var query: QueryOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions

    func validate() throws {
        guard query.format ?? .table == .table else {
            throw ValidationError("Sentences are all that explain prints. GET …/invoices/{id}?explain=true gives JSON.")
        }
    }

    func run() async throws {
        try await query.withSource(store: store, rules: rules) { source in try await explain(source) }
    }

    private func explain(_ source: any InvoiceSource) async throws {
        var count = 0
        var apps: Set<String> = []
        try await source.explain(id.utf8.count == 7 ? id + "-01" : id, of: query.scope) { items in
            for item in items {
                apps.insert(item.app)
                if let app, !app.utf8.elementsEqual(item.app.utf8) { continue }
                let sentences = item.sentences.map { "  \($0.harmless())\n" }.joined()
                printText((count == 0 ? "" : "\n") + item.title.harmless() + "\n" + sentences)
                count += 1
            }
        }
        guard count == 0 else { return }
        guard let app, !apps.isEmpty else { return printText("The invoice has no items.\n") }
        let others = apps.sorted().prefix(20).joined(separator: ", ")
        throw CommandError("The invoice has no item of the app \"\(app)\". Its apps are \(others).")
    }
}
