import ArgumentParser
import Billing
import BillingImport
import BillingService

/// `invoices payments add`
struct PaymentsAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Records a payment of an organization's invoice.",
        discussion: """
            EXAMPLES
              invoices payments add 2017-01-01 --org akkeris --amount 1162.13
              invoices payments add 2017-01 --org akkeris --amount 500 --reference "Transfer 4711" --key transfer-4711

            The key makes it safe to repeat: the same command with the same key pays nothing more. Without --key one is made, \
            and shown. More than what is left to pay is refused.
            """)

    @Argument(help: "The invoice's id: the first day of its month, 2017-01-01; 2017-01 will do.")
    var id: String

    @Option(name: .long, help: "The organization, by its id or name.")
    var org: String

    @Option(name: .long, help: "How much was paid.")
    var amount: String

    @Option(name: .long, help: "What the bank or the payer calls it.")
    var reference: String?

    @Option(name: .long, help: "What you know the payment by.")
    var key: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions

    func run() async throws {
        let month = try Month(idOrPrefix: id)
        try await server.withCredits(store: store, rules: rules) { source, currency in
            let request = PaymentRequest(
                key: try CreditText.key(flag: key), month: month,
                amount: try CreditText.amount(flag: amount, in: currency),
                reference: try reference.map { try CreditText.text($0, flag: "--reference") } ?? "")
            let (payments, isNew) = try await source.pay(request, of: org)
            let outcome = isNew ? "" : "The payment was known; nothing has changed.\n"
            printText(outcome + PaymentTable.summary(of: payments, currency: currency) + "Key: \(request.key)\n")
        }
    }
}
