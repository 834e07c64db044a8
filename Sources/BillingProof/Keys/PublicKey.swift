import Billing
import BillingService
import Crypto
import Foundation

/// A public key of Ed25519: what it is called, how it is written, what it has signed.
public enum PublicKey {
    private static let label = "PUBLIC KEY"
    /// What stands before the 32 bytes of the key (RFC 8410, section 4).
    private static let prefix: [UInt8] = [48, 42, 48, 5, 6, 3, 43, 101, 112, 3, 33, 0]

    /// The first 16 hexadecimal digits of its SHA-256.
    public static func id(of key: [UInt8]) -> String { String(ProofHash.of(key).hex.prefix(16)) }

    /// As other programs read it too.
    public static func pem(of key: [UInt8]) -> String { PEM.text(of: key, label: label, prefix: prefix) }

    /// Reads a key from its PEM text, or from 64 hexadecimal digits.
    public static func bytes(of text: String) -> [UInt8]? {
        let hex = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
        if let bytes = SealText.bytes(ofHex: hex), bytes.count == 32 { return bytes }
        return PEM.bytes(of: text, label: label, prefix: prefix)
    }

    /// Whether a key has signed a text.
    public static func isValid(_ signature: [UInt8], of text: String, by key: [UInt8]) -> Bool {
        do {
            return try Curve25519.Signing.PublicKey(rawRepresentation: key)
                .isValidSignature(signature, for: Data(text.utf8))
        } catch { return false }
    }
}
