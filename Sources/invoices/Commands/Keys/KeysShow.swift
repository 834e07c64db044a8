import Billing
import ArgumentParser
import BillingProof
import BillingService

/// `invoices keys show`
struct KeysShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Prints the public key to give away: whoever has it can prove invoices without this program's database.",
        discussion: """
            EXAMPLES
              invoices keys show
              invoices keys show > invoices.pub
            """)

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let settings = try await Settings(flags: store.flags, configFile: store.config)
        try await settings.database().withStore(createsFile: false) { store in
            let keys = try await store.signingKeys()
            guard let last = keys.last else { throw StoreError.signing(.noKey) }
            printText(PublicKey.pem(of: last.publicKey))
            for (index, key) in keys.enumerated().reversed() {
                let until = index + 1 < keys.count ? ", until batch \(keys[index + 1].since)" : ""
                let since = try await store.ledger(ofBatch: key.since).map { " (\($0.recorded))" } ?? ""
                printError("key \(key.id), since batch \(key.since)\(since)\(until): \(SealText.hex(key.publicKey))\n")
            }
        }
    }
}
