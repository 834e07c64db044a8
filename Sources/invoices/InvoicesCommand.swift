import ArgumentParser

/// The program: a server and a command line.
@main
struct InvoicesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoices",
        abstract: "Tells a platform's organizations what they used and what it cost.",
        discussion: """
            EXAMPLES
              invoices import usage usage.ndjson          take usage from a file
              invoices list                               the account's months
              invoices info 2017-02-01 --org akkeris      one organization's invoice
              invoices finalize 2017-01                   close the months up to January 2017
              invoices explain 2017-02-01 --org akkeris   how it came to be, in sentences
              invoices daily 2017-02-01 --by app          what it costs by day
              invoices usage --by organization            the sums of the last twelve months
              invoices export --format focus              the same months' items, for finance
              invoices diff 2017-01 2017-02 --org akkeris why it is higher or lower
              invoices serve                              the same over HTTP

            Settings come from flags, the environment and a file, in that order: see invoices serve --help.
            """,
        version: programVersion,
        subcommands: [
            Serve.self, Import.self, List.self, Info.self, Usage.self, Daily.self, Export.self, Explain.self, Diff.self,
            Finalize.self,
            SealCommand.self, Verify.self, Keys.self, AuditCommand.self, Credits.self, Payments.self, Plans.self, Demo.self,
        ])

    static func main() async {
        LargeBlocks.giveBack()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error as SettingError {
            printFailure("Error: \(error)")
            exit(withError: ExitCode.validationFailure)
        } catch {
            let code = exitCode(for: error)
            // Help and the version are no failures, and go to standard output.
            guard code != .success else { exit(withError: error) }
            let message = fullMessage(for: error)
            if !message.isEmpty { printFailure(message) }
            exit(withError: code)
        }
    }
}

let programVersion = "0.1.0"
