import ArgumentParser
import Billing
import BillingExport
import BillingProof
import BillingService

/// `invoices seal`
struct SealCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "Prints the seal of a closed month's invoice: what proves that nobody touched it.",
        discussion: """
            Keep it beside the invoice: invoices verify INVOICE.json SEAL.json checks the two without a database.

            EXAMPLES
              invoices seal 2017-01 --org akkeris > akkeris.seal
              invoices seal 2017-01 --url https://invoices.example > account.seal
            """)

    @Argument(help: "The invoice's id: the first day of its month, 2017-01-01; 2017-01 will do.")
    var id: String

    @Option(name: .long, help: "That of an organization's invoice, by its name.")
    var org: String?

    @Option(name: .long, help: "That of a space's invoice, by its name.")
    var space: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions

    func validate() throws {
        guard org == nil || space == nil else {
            throw ValidationError("Give --org or --space, not both: an invoice is of one of them.")
        }
    }

    private var scope: Scope { org.map { .organization($0) } ?? space.map { .space($0) } ?? .account }

    func run() async throws {
        let id = try Month(idOrPrefix: id).description
        let settings = try await Settings(
            flags: store.flags.merging(rules.flags) { first, _ in first }.merging(server.flags) { first, _ in first },
            configFile: store.config)
        if let server = try settings.server() {
            let document = try await server.get("\(InvoiceListJSON.path(of: scope))/\(id)/seal")
            let seal: ShownSeal
            do { seal = try SealDocument.seal(document) } catch {
                throw CommandError("What the server at \(server.base) sent is not a seal (\(error.field)). Check the address.")
            }
            return try writeBytes(SealJSON.bytes(of: seal) + [10])
        }
        let (rules, clock) = (try settings.rules(), try settings.clock())
        try await settings.database().withStore(createsFile: false) { store in
            let invoices = InvoiceService(store: store, rules: rules, format: JSONLineItemFormat())
            let (seal, _) = try await SealService(invoices: invoices, store: store).seal(id: id, of: scope, now: clock.now)
            try writeBytes(SealJSON.bytes(of: seal) + [10])
        }
    }
}
