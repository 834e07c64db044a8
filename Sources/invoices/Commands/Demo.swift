import ArgumentParser
import BillingImport
import BillingService

/// `invoices demo`
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the usage of a small platform that does not exist, to try things out.",
        discussion: """
            EXAMPLES
              invoices demo | invoices import usage - --database demo.db
              invoices demo --now 2017-02-05T22:16:56.616Z > usage.ndjson

            4 organizations, 5 spaces, 40 apps, two years of scaling, add-ons and deletions, up to now: always the same usage \
            lines for the same time.
            """)

    @Option(name: .long, help: ArgumentHelp("The end of the two years. NOW; the system's clock.", valueName: "time"))
    var now: String?

    func run() async throws {
        let settings = try await Settings(flags: [.now: now], configFile: nil)
        try DemoPlatform.lines(now: try settings.clock().now) { try writeBytes(Array($0.utf8)) }
    }
}
