import Billing
import BillingProof
import BillingSQLite
import BillingService
import BillingTesting
import Foundation
import Testing

/// The file of the private key.
@Suite struct KeyFileTests {
    private let folder: TemporaryFolder
    private let file: KeyFile

    init() throws {
        folder = try TemporaryFolder()
        file = KeyFile(path: folder.path("key"))
    }

    private func known(_ signer: any Signer) -> [SigningKey] {
        [SigningKey(id: signer.keyID, publicKey: signer.publicKey, since: 1)]
    }

    @Test func `it is made where a database has none yet, for its owner alone`() throws {
        let signer = try file.signer(for: [])
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        #expect(try folder.text("key").hasPrefix("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEI"))
        #expect(try file.signer(for: []).keyID == signer.keyID)
        #expect(try file.signer(for: known(signer)).keyID == signer.keyID)
        let signature = try signer.signature(of: "text")
        #expect(PublicKey.isValid(signature, of: "text", by: signer.publicKey))
        #expect(!PublicKey.isValid(signature, of: "Text", by: signer.publicKey))
        #expect(PublicKey.bytes(of: PublicKey.pem(of: signer.publicKey)) == signer.publicKey)
        #expect(PublicKey.bytes(of: SealText.hex(signer.publicKey)) == signer.publicKey)
        #expect(PublicKey.bytes(of: "nothing") == nil)
    }

    @Test func `what is wrong with it is said`() throws {
        let signer = try file.signer(for: [])
        let other = KeyFile(path: folder.path("other"))
        #expect(throws: SigningError.keyMissing(path: other.path, id: signer.keyID)) { try other.signer(for: known(signer)) }
        let found = try other.signer(for: []).keyID
        #expect(throws: SigningError.keyDiffers(path: other.path, id: signer.keyID, found: found)) {
            try other.signer(for: known(signer))
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
        let reason = "others may read it; chmod 600 takes that from them"
        #expect(throws: SigningError.unreadable(path: file.path, reason: reason)) { try file.signer(for: known(signer)) }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        try Data("no key".utf8).write(to: URL(filePath: file.path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        #expect(throws: SigningError.unreadable(path: file.path, reason: "it has no private key of Ed25519")) {
            try file.signer(for: [])
        }
    }

    @Test func `it is changed, and what was broken off is finished`() async throws {
        let platform = try await SealedPlatform()
        let file = platform.keyFile
        try await platform.withStore { store in
            let old = try await store.signingKeys()
            let key = try await file.rotate(in: store, clock: .fixed(at: platform.now))
            #expect(key.since == 6)
            #expect(try await store.signingKeys() == old + [key])
            #expect(try KeyFile(path: file.path + ".old").signer(for: old).keyID == old[0].id)
            #expect(try file.signer(for: old + [key]).keyID == key.id)
            // As if the program had ended before it could put the new file in its place.
            try FileManager.default.moveItem(atPath: file.path, toPath: file.path + ".new")
            try FileManager.default.moveItem(atPath: file.path + ".old", toPath: file.path)
            #expect(try file.signer(for: old + [key]).keyID == key.id)
            let third = try await file.rotate(in: store, clock: .fixed(at: platform.now))
            #expect(try file.signer(for: old + [key, third]).keyID == third.id)
            #expect(try KeyFile(path: file.path + ".old").signer(for: old + [key]).keyID == key.id)
        }
        #expect(try await platform.failure() == nil)
        let none = try TemporaryFolder()
        let store = try SQLiteStore(path: none.path("invoices.db"))
        await #expect(throws: StoreError.signing(.noKey)) { try await file.rotate(in: store, clock: .fixed(at: platform.now)) }
    }
}
