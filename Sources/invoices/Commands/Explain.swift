import ArgumentParser
import Billing
import BillingExport
import BillingService

/// `invoices explain`
struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells in sentences how the items of an invoice came to be.",
        discussion: """
            Of each item it says which usage made it, which days of the month are billed and why, where the price came from, and \
            the calculation up to the cent. Items of a closed month are explained by what was known when it was closed.

            EXAMPLES
              invoices explain 2017-02-01 --org akkeris
              invoices explain 2017-02-01 --org akkeris --app app-space
              invoices explain 2017-02 --space default --app api-default --now 2017-02-05T22:16:56.616Z
            """)

    @Argument(help: "The invoice's id: the first day of its month, 2017-02-01; 2017-02 will do.")
    var id: String

    @Option(name: .long, help: "Only the items of an organization's invoice, by its name.")
    var org: String?

    @Option(name: .long, help: "Only the items of a space's invoice, by its name.")
    var space: String?

    @Option(name: .long, help: "Only the items of an app, by the name that the invoice shows.")
    var app: String?

    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions

    func validate() throws {
        guard org == nil || space == nil else {
            throw ValidationError("Give --org or --space, not both: an invoice is of one of them.")
        }
    }

    func run() async throws {
        let scope: Scope = org.map { .organization($0) } ?? space.map { .space($0) } ?? .account
        let settings = try await Settings(
            flags: store.flags.merging(rules.flags) { first, _ in first }, configFile: store.config)
        let (rules, now) = (try settings.rules(), try settings.clock().now)
        try await settings.database().withStore(createsFile: false) { store in
            let service = InvoiceService(store: store, rules: rules, format: JSONLineItemFormat())
            let explained = try await service.explained(
                id: id.utf8.count == 7 ? id + "-01" : id, of: scope, now: now)
            try await print(explained)
        }
    }

    private func print(_ explained: ExplainedInvoice) async throws {
        let invoice = explained.invoice
        let wanted = explained.order.filter { index in
            app.map { invoice.items[index].app.utf8.elementsEqual($0.utf8) } ?? true
        }
        if wanted.isEmpty {
            let apps = Set(explained.order.map { invoice.items[$0].app }).sorted()
            guard let app, !apps.isEmpty else { return printText("The invoice has no items.\n") }
            throw CommandError(
                "The invoice has no item of the app \"\(app)\". Its apps are \(apps.prefix(20).joined(separator: ", ")).")
        }
        var rest = wanted[...]
        while !rest.isEmpty {
            let page = rest.prefix(ExplainedInvoice.pageLength)
            rest = rest.dropFirst(page.count)
            for (index, explanation) in zip(page, try await explained.explanations(of: page)) {
                let lines = explanation.map { ExplanationText.sentences(of: $0, currency: invoice.currency) } ?? []
                let title = ExplanationText.title(of: invoice.items[index], currency: invoice.currency)
                printText(([title] + lines.map { "  \($0)" }).joined(separator: "\n") + "\n\n")
            }
        }
    }
}
