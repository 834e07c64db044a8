public import Billing

/// The seal of a closed month as it is stored.
public struct Seal: Hashable, Sendable {
    /// Seals are counted from 1.
    public var number: Int64
    public var month: Month
    /// The id of the key that has signed it.
    public var keyID: String
    /// What is signed, as ``SealStatement`` writes it.
    public var statement: String
    /// 64 bytes.
    public var signature: [UInt8]

    public init(number: Int64, month: Month, keyID: String, statement: String, signature: [UInt8]) {
        self.number = number
        self.month = month
        self.keyID = keyID
        self.statement = statement
        self.signature = signature
    }
}
