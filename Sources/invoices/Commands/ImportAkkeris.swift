import ArgumentParser
import BillingImport
import BillingService

/// `invoices import akkeris`
struct ImportAkkeris: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "akkeris",
        abstract: "Imports usage from an Akkeris controller's database.",
        discussion: """
            EXAMPLES
              invoices import akkeris postgres://reader@controller.example/controller --dry-run
              invoices import akkeris postgres://reader@controller.example/controller
              PGPASSWORD=secret invoices import akkeris 'host=controller.example dbname=controller user=reader'

            The database is only read, in one snapshot: the first time all of it, then what has changed since. It may be \
            repeated and broken off at any time. A row that can't be read is told of and left out. invoices serve \
            --sync-akkeris does the same again and again.
            """)

    @Argument(help: ArgumentHelp("The controller's database: postgres://… or libpq's key=value form.", valueName: "url"))
    var url: String

    @Flag(name: .long, help: "Tells what would change, and stores nothing.")
    var dryRun = false

    @Flag(name: .long, help: "Reads everything again, not only what has changed since the last time.")
    var all = false

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let settings = try await Settings(flags: store.flags, configFile: store.config)
        let clock = try settings.clock()
        let progress = ProgressBar()
        let read: @Sendable (any Store) async throws -> ControllerSummary = { [url, dryRun, all] store in
            try await ControllerImport(store: store, url: url, clock: clock).run(isTrial: dryRun, readsAll: all) {
                progress.show($0)
            }
        }
        do {
            let database = try settings.database()
            let summary =
                dryRun ? try await database.withTrialStore(read) : try await database.withStore(createsFile: true, read)
            progress.clear()
            printText(ControllerSummaryText.text(of: summary, isTrial: dryRun))
            printError(ControllerSummaryText.problems(of: summary))
        } catch {
            progress.clear()
            throw error
        }
    }
}
