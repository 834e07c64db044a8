import ArgumentParser
import BillingProof
import BillingService

/// `invoices keys rotate`
struct KeysRotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Makes a new key, with which months are sealed from now on.",
        discussion: """
            The old key signs the new one, and the new one the old, so that who knows either can check the seals of both. The \
            old private key is kept in FILE.old: store it away, or destroy it.

            EXAMPLES
              invoices keys rotate
              invoices keys rotate --database postgres://billing@db.example/invoices --signing-key /etc/invoices.key
            """)

    @OptionGroup var store: StoreOptions
    @OptionGroup var signing: SigningOptions

    func run() async throws {
        let flags = store.flags.merging(signing.flags) { first, _ in first }
        let settings = try await Settings(flags: flags, configFile: store.config)
        let (file, clock) = (try settings.keyFile(), try settings.clock())
        try await settings.withStore(createsFile: false) { store in
            let key = try await file.rotate(in: store, clock: clock)
            printText(
                """
                Months are sealed with the key \(key.id) from batch \(key.since) on. Its private part is in \(file.path), the \
                old one in \(file.path).old.
                \(PublicKey.pem(of: key.publicKey))
                """)
        }
    }
}
