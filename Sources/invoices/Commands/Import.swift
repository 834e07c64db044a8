import ArgumentParser

/// `invoices import`
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes usage in.",
        discussion: """
            EXAMPLES
              invoices import usage usage.ndjson
              invoices import usage usage.csv --database demo.db
              invoices import akkeris postgres://reader@controller.example/controller
            """,
        subcommands: [ImportUsage.self, ImportAkkeris.self])
}
