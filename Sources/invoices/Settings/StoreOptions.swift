import ArgumentParser

/// The flags of every command that reads or writes a database.
struct StoreOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("The database: a SQLite file, or postgres://… DATABASE_URL; invoices.db.", valueName: "database"))
    var database: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Fixes the clock, so that any moment can be reproduced. NOW; the system's clock.", valueName: "time"))
    var now: String?

    @Option(
        name: .long,
        help: ArgumentHelp("A YAML file of settings. INVOICES_CONFIG; invoices.yaml, if there is one.", valueName: "file"))
    var config: String?
}

extension StoreOptions {
    var flags: [SettingKey: String?] { [.databaseUrl: database, .now: now] }
}
