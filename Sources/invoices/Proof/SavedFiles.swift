import BillingExport
import BillingProof
import BillingService
import Foundation

/// Reads what someone has saved: invoices, seals, public keys.
enum SavedFiles {
    static func invoice(_ path: String) throws -> SavedInvoice { try SavedInvoice(try bytes(path)) }

    static func seal(_ path: String) throws -> ShownSeal {
        let bytes = try bytes(path)
        do { return try SealDocument.seal(try JSONValue(parsing: bytes)) } catch let error as DocumentObject.Mismatch {
            throw CommandError("\(path): \(ProofFailure.sealForm(error.field))")
        } catch is JSONValue.SyntaxError {
            throw CommandError("\(path): \(ProofFailure.sealForm("it is not JSON"))")
        }
    }

    /// A key by its file or its 64 hexadecimal digits.
    static func publicKey(_ text: String) throws -> [UInt8] {
        if let key = PublicKey.bytes(of: text) { return key }
        guard let key = PublicKey.bytes(of: String(decoding: try bytes(text), as: UTF8.self)) else {
            throw CommandError("\(text) is not a public key. invoices keys show prints it.")
        }
        return key
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        do { return Array(try Data(contentsOf: URL(filePath: path))) } catch {
            throw CommandError("\(path) can't be read. Check its name.")
        }
    }
}
