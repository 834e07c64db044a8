import ArgumentParser

/// The flags of commands that can ask a server instead of the local database.
struct ServerOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Asks a server instead of the local database. INVOICES_URL.", valueName: "url"))
    var url: String?

    @Option(name: .long, help: ArgumentHelp("The server's key. AUTH_KEY.", valueName: "key"))
    var authKey: String?
}

extension ServerOptions {
    var flags: [SettingKey: String?] { [.invoicesUrl: url, .authKey: authKey] }
}
