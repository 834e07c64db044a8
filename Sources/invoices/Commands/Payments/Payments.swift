import ArgumentParser

/// `invoices payments`
struct Payments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Records payments of organizations' invoices, and shows what is left to pay.",
        discussion: """
            EXAMPLES
              invoices payments add 2017-01-01 --org akkeris --amount 1162.13 --reference "Transfer 4711"
              invoices payments list 2017-01-01 --org akkeris

            Invoices of closed months take payments. With PAYMENT=manual they decide when an invoice is Paid.
            """,
        subcommands: [PaymentsAdd.self, PaymentsList.self])
}
