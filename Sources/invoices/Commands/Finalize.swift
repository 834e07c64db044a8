import ArgumentParser
import Billing
import BillingExport
import BillingService

/// `invoices finalize`
struct Finalize: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Closes all months up to one: from then on nothing changes their invoices.",
        discussion: """
            EXAMPLES
              invoices finalize 2017-01
              invoices finalize 2016-12-01 --database postgres://billing@db.example/invoices

            Oldest first. The month must be over. What is broken off goes on with the next month when it is started again. \
            Usage that comes later for a closed month is billed in the oldest open one, as a correction. A month is closed with \
            the settings of now, which it keeps, and sealed with the signing key, which is made where there is none.

            invoices serve closes months by itself, from that on in which the database was made.
            """)

    @Argument(help: "The last month to close: its first day, 2017-01-01; 2017-01 will do.")
    var month: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var signing: SigningOptions

    func run() async throws {
        let settings = try await Settings(
            flags: store.flags.merging(rules.flags) { first, _ in first }.merging(server.flags) { first, _ in first }
                .merging(signing.flags) { first, _ in first },
            configFile: store.config)
        guard try settings.server() == nil else {
            throw SettingError(
                "A server's months can't be closed from here: it closes them by itself, once their time has come. To close "
                    + "earlier ones, name its database with --database or DATABASE_URL, and leave --url and INVOICES_URL out.")
        }
        guard let last = Month(id: month.utf8.count == 7 ? month + "-01" : month) else {
            throw ClosingError.notAMonth(month)
        }
        let (clock, rules, keyFile) = (try settings.clock(), try settings.rules(), try settings.keyFile())
        try await settings.withStore(createsFile: false) { store in
            let closing = ClosingService(
                store: store, rules: rules, format: JSONLineItemFormat(), clock: clock, sealer: keyFile)
            try await close(through: last, with: closing)
        }
    }

    private func close(through last: Month, with closing: ClosingService) async throws {
        let progress = ProgressBar()
        let started = ContinuousClock.now
        var monthStarted = started
        defer { progress.clear() }
        progress.show("Closing months")
        let closings = try await closing.finalize(through: last) { closing in
            progress.clear()
            printText("\(closing.month) closed: \(Self.items(closing.itemCount)), \(Self.seconds(since: monthStarted))\n")
            monthStarted = .now
            if closing.month < last { progress.show("Closing \(closing.month.next)") }
        }
        progress.clear()
        if closings.isEmpty {
            printText("Nothing was to be closed: the months up to \(last) are closed, or are before all usage.\n")
        } else if closings.count > 1 {
            let items = Self.items(closings.reduce(0) { $0 + $1.itemCount })
            printText("\(grouped(closings.count)) months closed: \(items), \(Self.seconds(since: started))\n")
        }
    }

    private static func items(_ count: Int64) -> String { "\(grouped(Int(count))) \(count == 1 ? "item" : "items")" }

    private static func seconds(since start: ContinuousClock.Instant) -> String {
        let hundredths = Int128((ContinuousClock.now - start) / .milliseconds(10))
        return decimalText(hundredths, decimals: 2, keepsZeros: true) + " s"
    }
}
