import ArgumentParser
import Billing
import BillingExport
import BillingProof
import BillingService
import Foundation

/// `invoices verify`
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Proves that closed months are as they were sealed: all of a database, or saved invoices.",
        discussion: """
            Without files it checks the database, every closed month in order: each stored byte, the sums, the roots, the \
            statements and their signatures, and that no seal is missing. It names the first thing that does not fit, and ends \
            with 1.

            With files it needs no database: each invoice, as the server served it, stands before its seal. With two pairs it \
            also proves that the second invoice is a part of the first. payment_status, state and updated_at of an invoice may \
            change after it was sealed, and are not checked.

            EXAMPLES
              invoices verify
              invoices verify --seal account.seal --key invoices.pub
              invoices verify akkeris.json akkeris.seal --key invoices.pub
              invoices verify account.json account.seal akkeris.json akkeris.seal --key invoices.pub
            """)

    @Argument(help: "Saved invoices, each with its seal after it.")
    var files: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The public key that you were given: a file that keys show wrote, or its 64 digits.", valueName: "key"))
    var key: String?

    @Option(
        name: .long,
        help: ArgumentHelp("A seal that was saved earlier, which the database must still have.", valueName: "file"))
    var seal: [String] = []

    @OptionGroup var store: StoreOptions

    func validate() throws {
        guard files.count.isMultiple(of: 2) else {
            throw ValidationError("Each invoice needs its seal after it: invoices verify INVOICE.json SEAL.json.")
        }
        guard files.isEmpty || seal.isEmpty else {
            throw ValidationError("--seal goes with a database: leave the files out, or --seal.")
        }
    }

    func run() async throws {
        let trusted = try key.map { try SavedFiles.publicKey($0) }
        if !files.isEmpty { return try verifyFiles(trusted: trusted) }
        let saved = try seal.map { try SavedFiles.seal($0) }
        let settings = try await Settings(flags: store.flags, configFile: store.config)
        let database = try settings.database()
        try await database.withStore(createsFile: false) { store in
            let summary = try await verify(DatabaseVerifier(store: store, trusted: trusted, saved: saved))
            printText(ProofText.text(of: summary, database: "\(database)", savedCount: saved.count, isTrusted: trusted != nil))
        }
    }

    private func verify(_ verifier: DatabaseVerifier) async throws -> DatabaseVerifier.Summary {
        let progress = ProgressBar()
        let started = ContinuousClock.now
        defer { progress.clear() }
        return try await verifier.verify { found in
            guard let month = found.month else { return }
            progress.show(ProofText.progress(of: found, in: month, elapsed: ContinuousClock.now - started))
        }
    }

    private func verifyFiles(trusted: [UInt8]?) throws {
        var first: (name: String, proof: SavedProof)?
        for index in stride(from: 0, to: files.count, by: 2) {
            let (name, sealName) = (files[index], files[index + 1])
            let proof: SavedProof
            let seal = try SavedFiles.seal(sealName)
            do { proof = try SavedProof(try SavedFiles.invoice(name), seal: seal, trusted: trusted) } catch {
                throw CommandError("\(name): \(error)")
            }
            printText(ProofText.text(of: proof, name: name))
            if let first {
                do { try proof.checkIsPart(of: first.proof) } catch { throw CommandError("\(name): \(error)") }
                printText("\(name) is a part of \(first.name): one statement seals both.\n")
            } else {
                first = (name, proof)
            }
            if trusted == nil, let key = seal.keys.first(where: { $0.id == seal.keyID }) {
                printText(
                    "No --key was given: this holds if the key \(SealText.hex(key.publicKey)) is the one that you know.\n")
            }
        }
        printText("Not sealed, because they may change: payment_status, state and updated_at.\n")
    }
}
