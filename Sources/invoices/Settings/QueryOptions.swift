import ArgumentParser
import Billing

/// The flags of commands that read invoices: of whom, from where, in which form.
struct QueryOptions: ParsableArguments {
    @Option(name: .long, help: "An organization's invoices, by its name.")
    var org: String?

    @Option(name: .long, help: "A space's invoices, by its name.")
    var space: String?

    @Option(name: .long, help: "table or pdf for people; json, csv, ndjson or focus for scripts.")
    var format: OutputFormat?

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

    /// The form that is asked for.
    ///
    /// - Parameter offered: those that a command has, what it prints where none is named first.
    func format(among offered: [OutputFormat]) throws -> OutputFormat {
        try format?.checked(among: offered) ?? offered[0]
    }

    /// Nil for the present.
    func moment() throws -> Moment? {
        guard let asOf else { return nil }
        do { return Moment(time: try Instant(parsing: asOf.utf8.span), batch: batch) } catch {
            throw SettingError("--as-of \(error.message), not \"\(asOf)\".")
        }
    }
}

/// In which form a command prints what it found. Not every command has every form.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
    case csv
    case pdf
    case ndjson
    case focus

    /// The same, where it is one of those that a command has.
    func checked(among offered: [OutputFormat]) throws -> OutputFormat {
        guard !offered.contains(self) else { return self }
        let names = offered.map(\.rawValue)
        let list = names.dropLast().joined(separator: ", ") + (names.count > 1 ? " or " : "") + (names.last ?? "")
        throw ValidationError("This command has no \(rawValue). Give --format \(list).")
    }
}
