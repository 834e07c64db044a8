import ArgumentParser
import Billing
import BillingExport
import BillingImport
import BillingService

/// `invoices credits grant`
struct CreditsGrant: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant",
        abstract: "Grants a credit to an organization.",
        discussion: """
            EXAMPLES
              invoices credits grant --org akkeris --amount 25 --reason "Downtime on 3 February"
              invoices credits grant --org akkeris --amount 100 --reason Welcome --from 2017-02-01 --until 2017-05-01
              invoices credits grant --org akkeris --amount 25 --reason "Ticket 4711" --key ticket-4711

            The credit is used by invoices of months that overlap its time. The key makes it safe to repeat: the same command \
            with the same key grants nothing more. Without --key one is made, and shown.
            """)

    @Option(name: .long, help: "The organization, by its id or name.")
    var org: String

    @Option(name: .long, help: "How much.")
    var amount: String

    @Option(name: .long, help: "Why, for those who look at it later.")
    var reason: String

    @Option(name: .long, help: ArgumentHelp("From when on it is valid: a day, 2017-02-01, or a time; now.", valueName: "time"))
    var from: String?

    @Option(
        name: .long, help: ArgumentHelp("When it ends: a day, which it does not include, or a time; never.", valueName: "time"))
    var until: String?

    @Option(name: .long, help: "What you know the credit by.")
    var key: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions

    func run() async throws {
        try await server.withCredits(store: store, rules: rules) { source, currency in
            let request = try request(in: currency)
            do {
                let (credit, isNew) = try await source.grant(request, to: org)
                printText(Self.text(of: credit, isNew: isNew, currency: currency))
            } catch BodyRefusal.invalid(let errors, _) {
                throw CommandError(errors.map { "--until \($0.message)." }.joined(separator: "\n"))
            }
        }
    }

    private func request(in currency: Currency) throws -> CreditRequest {
        let validFrom = try from.map { try instant(flag: "--from", $0) }
        let validUntil = try until.map { try instant(flag: "--until", $0) } ?? .never
        if let validFrom, validUntil <= validFrom { throw SettingError("--until must be later than --from, \(validFrom).") }
        return CreditRequest(
            key: try CreditText.key(flag: key), amount: try CreditText.amount(flag: amount, in: currency),
            reason: try CreditText.text(reason, flag: "--reason"), validFrom: validFrom, validUntil: validUntil)
    }

    private static func text(of credit: ShownCredit, isNew: Bool, currency: Currency) -> String {
        let until = credit.validUntil == .never ? "" : " until \(credit.validUntil)"
        let outcome = isNew ? "" : " It was granted before; nothing has changed."
        let amount = credit.amount.formatted(in: currency)
        return """
            \(credit.organization) has a credit of \(amount) from \(credit.validFrom)\(until).\(outcome)
            Key: \(credit.key)

            """
    }
}
