public import Billing
public import BillingService
import Foundation

/// The file of the key that seals are signed with, which no one but its owner may read.
public struct KeyFile: Sealer {
    public let path: String

    public init(path: String) {
        self.path = path
    }

    public func hash(_ bytes: UnsafeRawBufferPointer) -> SealHash { ProofHash.of(bytes) }

    public func leafHash(header: String, content: [UInt8]) -> SealHash {
        content.withUnsafeBytes { ProofHash.leaf(header: header, content: $0) }
    }

    public func root(of leaves: [SealHash]) -> SealHash { MerkleTree.root(of: leaves) }

    public func signer(for known: [SigningKey]) throws(SigningError) -> any Signer {
        guard let last = known.last else {
            if let pair = try KeyFile.read(path) { return pair }
            let pair = KeyPair()
            try KeyFile.write(pair, to: path)
            return pair
        }
        let pair = try KeyFile.read(path)
        if let pair, pair.publicKey == last.publicKey { return pair }
        // A rotation that is under way, or was broken off after it was committed.
        if let next = try KeyFile.read(nextPath), next.publicKey == last.publicKey { return next }
        guard let pair else { throw .keyMissing(path: path, id: last.id) }
        throw .keyDiffers(path: path, id: last.id, found: pair.keyID)
    }

    // MARK: Rotation

    private var nextPath: String { path + ".new" }

    /// Makes another key the one that signs; each of the two signs that one follows the other. The old private key stays in
    /// `FILE.old`.
    public func rotate(in store: any Store, clock: BillingClock) async throws(StoreError) -> SigningKey {
        let key = try await store.rotateSigningKey(clock: clock.now) { current, batch throws(SigningError) in
            let old = try signer(for: [current])
            // One that was broken off is finished first, or its key would be lost.
            if let next = try KeyFile.read(nextPath), next.publicKey == current.publicKey { try putNextInPlace() }
            do {
                let files = FileManager.default
                if files.fileExists(atPath: nextPath) { try files.removeItem(atPath: nextPath) }
            } catch { throw .unreadable(path: nextPath, reason: "it is left of a broken off change, and can't be removed") }
            let pair = KeyPair()
            try KeyFile.write(pair, to: nextPath)
            var key = SigningKey(id: pair.keyID, publicKey: pair.publicKey, since: batch)
            let text = key.rotationText(from: current)
            key.endorsement = try old.signature(of: text)
            key.acceptance = try pair.signature(of: text)
            return key
        }
        do { try putNextInPlace() } catch { throw .signing(error) }
        return key
    }

    private func putNextInPlace() throws(SigningError) {
        let files = FileManager.default
        do {
            if files.fileExists(atPath: path) {
                if files.fileExists(atPath: path + ".old") { try files.removeItem(atPath: path + ".old") }
                try files.moveItem(atPath: path, toPath: path + ".old")
            }
            try files.moveItem(atPath: nextPath, toPath: path)
        } catch { throw .unreadable(path: path, reason: "the new key could not be moved to it") }
    }

    // MARK: Files

    /// Nil where there is no such file.
    private static func read(_ path: String) throws(SigningError) -> KeyPair? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let text: String
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
            guard mode & 0o077 == 0 else {
                throw SigningError.unreadable(path: path, reason: "others may read it; chmod 600 takes that from them")
            }
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch let error as SigningError {
            throw error
        } catch { throw .unreadable(path: path, reason: "it can't be read") }
        guard let pair = KeyPair(pem: text) else { throw .unreadable(path: path, reason: "it has no private key of Ed25519") }
        return pair
    }

    private static func write(_ pair: KeyPair, to path: String) throws(SigningError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else {
            throw .unreadable(path: path, reason: "it can't be made: " + String(cString: strerror(errno)).lowercased())
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: Data(pair.pem.utf8))
            try file.synchronize()
            try file.close()
        } catch { throw .unreadable(path: path, reason: "it can't be written") }
    }
}
