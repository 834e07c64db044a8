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
        help: ArgumentHelp("Shows what was told at that time, by what was known then.", valueName: "time"))
    var asOf: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "With --as-of: by what was known at a batch, as a response's Invoices-Batch tells it.", valueName: "number"))
    var batch: Int64?

    @OptionGroup var server: ServerOptions

    func validate() throws {
        guard org == nil || space == nil else {
            throw ValidationError("Give --org or --space, not both: an invoice is of one of them.")
        }
        guard batch == nil || asOf != nil else {
            throw ValidationError("--batch needs --as-of, the time at which the response was made that told the batch.")
        }
        guard batch ?? 1 > 0 else { throw ValidationError("--batch must be above 0.") }
    }

    var scope: Scope {
        if let org { return .organization(org) }
        if let space { return .space(space) }
        return .account
    }

    /// Nil for the present.
    func moment() throws -> Moment? {
        guard let asOf else { return nil }
        do { return Moment(time: try Instant(parsing: asOf.utf8.span), batch: batch) } catch {
            throw SettingError("--as-of \(error.message), not \"\(asOf)\".")
        }
    }
}

/// In which form a command prints what it found.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
    case csv
    case pdf

    /// Refuses a form that a command has no output in.
    func check(isOneOf forms: [OutputFormat] = [.table, .json, .csv]) throws {
        guard !forms.contains(self) else { return }
        let names = forms.map(\.rawValue)
        let choices = names.dropLast().joined(separator: ", ") + (names.count > 1 ? " or " : "") + (names.last ?? "")
        throw ValidationError("There is no \(rawValue) of this. Give --format \(choices).")
    }
}
