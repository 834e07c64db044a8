import ArgumentParser
import Billing
import BillingExport
import BillingService

/// `invoices plans list`
struct PlansList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the price book, a price a line.",
        discussion: """
            EXAMPLES
              invoices plans list
              invoices plans list --format csv > prices.csv
            """)

    @Option(name: .long, help: "table for people; json or csv for scripts.")
    var format: OutputFormat = .table

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let format = try format.checked(among: [.table, .json, .csv])
        let settings = try await Settings(flags: store.flags, configFile: store.config)
        let clock = try settings.clock()
        let currency = try settings.rules().currency
        let plans = try await settings.database().withStore(createsFile: false) { store in
            try await PlanService(store: store, clock: clock).plans().plans
        }
        switch format {
        case .json: try writeBytes(PlanJSON.bytes(of: plans, now: clock.now) + Array("\n".utf8))
        case .csv: try writeBytes(PlanCSV.bytes(of: plans))
        case _ where plans.isEmpty:
            printText("The price book is empty. Set a price: invoices plans set gp2 60\n")
        default: printText(PlanTable.text(of: plans, now: clock.now, currency: currency, width: Terminal.width))
        }
    }
}
