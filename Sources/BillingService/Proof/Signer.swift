/// A key that signs.
public protocol Signer: Sendable {
    var keyID: String { get }
    /// 32 bytes.
    var publicKey: [UInt8] { get }

    /// 64 bytes.
    func signature(of text: String) throws(SigningError) -> [UInt8]
}
