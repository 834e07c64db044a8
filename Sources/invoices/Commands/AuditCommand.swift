import ArgumentParser
import Billing
import BillingExport
import BillingService

/// `invoices audit`
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Lists what was done, when, by whom and from where, newest first.",
        discussion: """
            Closings, credits, payments, prices, retractions of usage, changes of the key and of the settings that months are \
            closed with. invoices verify proves that no entry was changed or removed.

            EXAMPLES
              invoices audit
              invoices audit --limit 20 --before 81
              invoices audit --format json
            """)

    @Option(name: .long, help: ArgumentHelp("How many entries there are at most.", valueName: "number"))
    var limit = 100

    @Option(name: .long, help: ArgumentHelp("Only entries before this one.", valueName: "number"))
    var before: Int64?

    @Option(name: .long, help: "table for people; json for scripts.")
    var format: OutputFormat = .table

    @OptionGroup var store: StoreOptions

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be above 0.") }
        _ = try format.checked(among: [.table, .json])
    }

    func run() async throws {
        let settings = try await Settings(flags: store.flags, configFile: store.config)
        try await settings.database().withStore(createsFile: false) { store in
            let entries = try await store.audit(before: before, limit: limit)
            guard format == .table else {
                return try writeBytes(AuditJSON.bytes(of: entries) + [10])
            }
            for entry in entries {
                printText(
                    "\(entry.number)  \(entry.recorded)  \(entry.action): \(entry.detail)  by \(entry.actor), \(entry.place)\n")
            }
            if entries.isEmpty { printText("Nothing was recorded.\n") }
        }
    }
}
