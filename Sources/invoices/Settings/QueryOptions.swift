import ArgumentParser
import Billing

/// The flags of commands that read invoices: of whom, from where, in which form.
struct QueryOptions: ParsableArguments {
    @Option(name: .long, help: "An organization's invoices, by its name.")
    var org: String?

    @Option(name: .long, help: "A space's invoices, by its name.")
    var space: String?

    @Option(name: .long, help: "table for people; json or csv for scripts.")
    var format: OutputFormat = .table

    @Option(
        name: .long,
        help: ArgumentHelp("Reads a server instead of the local database. INVOICES_URL.", valueName: "url"))
    var url: String?

    @Option(name: .long, help: ArgumentHelp("The server's key. AUTH_KEY.", valueName: "key"))
    var authKey: String?

    func validate() throws {
        guard org == nil || space == nil else {
            throw ValidationError("Give --org or --space, not both: an invoice is of one of them.")
        }
    }

    var scope: Scope {
        if let org { return .organization(org) }
        if let space { return .space(space) }
        return .account
    }

    var flags: [SettingKey: String?] { [.invoicesUrl: url, .authKey: authKey] }
}

/// In which form a command prints what it found.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
    case csv
}
