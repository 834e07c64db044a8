import ArgumentParser

/// The flags that decide what an invoice says.
struct RuleOptions: ParsableArguments {
    @Option(name: .long, help: "How a part of a month is charged: day or second. PRORATION; day.")
    var proration: String?

    @Option(
        name: .long,
        help: "Which numbers stand for Pending and Paid: document (1, 2) or controller-api (2, 1). STATE_NUMBERS; document.")
    var stateNumbers: String?

    @Option(name: .long, help: "The currency, by its ISO 4217 code. CURRENCY; USD.")
    var currency: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Words, with commas between, in the names of add-on services that are databases. DATABASE_SERVICES; "
                + "postgresql,mysql,mariadb,mongodb,cassandra.", valueName: "words"))
    var databaseServices: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What makes an invoice Paid: automatic, the end of its month, or manual, payments. PAYMENT; automatic.",
            valueName: "mode"))
    var payment: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The platform's name, as pages, PDFs and exports for finance show it. ISSUER; Platform Invoices.", valueName: "name"))
    var issuer: String?
}

extension RuleOptions {
    var flags: [SettingKey: String?] {
        [
            .proration: proration, .stateNumbers: stateNumbers, .currency: currency, .databaseServices: databaseServices,
            .payment: payment, .issuer: issuer,
        ]
    }
}
