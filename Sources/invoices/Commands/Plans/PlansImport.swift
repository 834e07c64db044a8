import ArgumentParser
import BillingImport
import BillingService

/// `invoices plans import`
struct PlansImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Sets prices from a CSV file.",
        discussion: """
            EXAMPLES
              invoices plans import prices.csv
              invoices plans list --format csv | invoices plans import - --database other.db

            The first line names the columns: type, plan, price_per_unit, and where wanted valid_from.

              type,plan,price_per_unit,valid_from
              dyno,gp2,60,
              dyno,gp2,65,2017-03-01T00:00:00Z
              addon,alamo-redis:small,140,

            All prices are set, or none.
            """)

    @Argument(help: "The file, or - for standard input.")
    var file: String

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let settings = try await Settings(flags: store.flags, configFile: store.config)
        let clock = try settings.clock()
        do {
            let requests = try PlanPrices.read(path: file)
            let summary = try await settings.withStore(createsFile: true) { store in
                try await PlanService(store: store, clock: clock).set(requests)
            }
            let noun = requests.count == 1 ? "price" : "prices"
            printText(
                "\(grouped(requests.count)) \(noun): \(grouped(summary.set)) set, \(grouped(summary.unchanged)) unchanged\n")
        } catch let error as UsageLineError {
            throw CommandError("\(error)\nNo price was set.")
        } catch let error as PlanError {
            throw CommandError("\(error.message(file: file))\nNo price was set.")
        }
    }
}
