import ArgumentParser
import BillingPDF

/// What invoices are drawn on.
struct PaperOptions: ParsableArguments {
    @Option(name: .long, help: "With --format pdf: a4 or letter. PAPER; a4.")
    var paper: String?

    /// - Parameter store: which settings file there is.
    func setting(_ store: StoreOptions) async throws -> Paper {
        try await Settings(flags: store.flags.merging([.paper: paper]) { $1 }, configFile: store.config).paper()
    }
}
