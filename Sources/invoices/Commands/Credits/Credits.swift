import ArgumentParser

/// `invoices credits`
struct Credits: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Grants credits to organizations, and shows which invoices use them.",
        discussion: """
            EXAMPLES
              invoices credits grant --org akkeris --amount 25 --reason "Downtime on 3 February"
              invoices credits list --org akkeris

            A credit lowers the totals of the organization's invoices until it is used up: the oldest credit is used first, for \
            the oldest invoice.
            """,
        subcommands: [CreditsGrant.self, CreditsList.self])
}
