import ArgumentParser
import Billing
import BillingService

/// `invoices plans set`
struct PlansSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Sets what a dyno size or an add-on's plan costs a month.",
        discussion: """
            EXAMPLES
              invoices plans set gp2 60
              invoices plans set gp2 65 --from 2017-03-01
              invoices plans set alamo-redis:small 140 --type addon

            Without --from the first price of a plan holds always, and a later one from now on.
            """)

    @Argument(help: "The dyno size or the add-on's plan, as in an item's description.")
    var plan: String

    @Argument(help: "The price of one unit for a month.")
    var price: String

    @Option(name: .long, help: "dyno or addon. A plan with a colon, such as alamo-redis:small, is an add-on's; others are sizes.")
    var type: String?

    @Option(
        name: .long,
        help: ArgumentHelp("From when on the price holds: a day, 2017-03-01, or a time.", valueName: "time"))
    var from: String?

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let settings = try await Settings(flags: store.flags, configFile: store.config)
        let clock = try settings.clock()
        let request = try request()
        do {
            let summary = try await settings.withStore(createsFile: true) { store in
                try await PlanService(store: store, clock: clock).set([request])
            }
            let since = request.validFrom.map { " from \($0) on" } ?? ""
            let outcome = summary.set > 0 ? "." : " already. Nothing has changed."
            printText("\(plan) costs \(request.price) a month\(since)\(outcome)\n")
        } catch let error as PlanError {
            throw CommandError(error.message)
        }
    }

    private func request() throws -> PlanPriceRequest {
        do { try checkName(plan.utf8.span) } catch { throw SettingError("The plan \(error.message).") }
        guard !plan.utf8.contains(UInt8(ascii: " ")) else { throw SettingError("The plan must not contain spaces.") }
        let typeName = type ?? (plan.utf8.contains(UInt8(ascii: ":")) ? "addon" : "dyno")
        guard let type = ItemType(name: typeName) else {
            throw SettingError("--type must be dyno or addon, not \"\(typeName)\".")
        }
        let amount: Price
        do { amount = try Price(parsing: price.utf8.span) } catch { throw SettingError("The price \(error.message).") }
        return PlanPriceRequest(type: type, plan: plan, price: amount, validFrom: try validFrom())
    }

    private func validFrom() throws -> Instant? {
        try from.map { try instant(flag: "--from", $0) }
    }
}
