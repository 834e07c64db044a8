public import BillingService
import Crypto
import Foundation

/// A private key of Ed25519, and its public one.
public struct KeyPair: Signer {
    private let key: Curve25519.Signing.PrivateKey

    /// Makes a new one.
    public init() {
        key = Curve25519.Signing.PrivateKey()
    }

    init?(pem: String) {
        guard let seed = PEM.bytes(of: pem, label: KeyPair.label, prefix: KeyPair.prefix) else { return nil }
        do { key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed) } catch { return nil }
    }

    private static let label = "PRIVATE KEY"
    /// What stands before the 32 bytes of the key (RFC 8410, section 7).
    private static let prefix: [UInt8] = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32]

    /// The private key as other programs read it too.
    var pem: String { PEM.text(of: Array(key.rawRepresentation), label: KeyPair.label, prefix: KeyPair.prefix) }

    public var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

    public var keyID: String { PublicKey.id(of: publicKey) }

    public func signature(of text: String) throws(SigningError) -> [UInt8] {
        do { return Array(try key.signature(for: Data(text.utf8))) } catch { throw .failed("\(error)") }
    }
}
