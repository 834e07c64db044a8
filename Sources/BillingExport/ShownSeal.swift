public import Billing

/// The seal of an invoice as it is given away: what proves, without a database, that the invoice is the one that was sealed.
public struct ShownSeal: Hashable, Sendable {
    /// A public key, signed by the one before it.
    public struct Key: Hashable, Sendable {
        public var id: String
        public var publicKey: [UInt8]
        public var since: Int64
        public var endorsement: [UInt8]?
        public var acceptance: [UInt8]?

        public init(id: String, publicKey: [UInt8], since: Int64, endorsement: [UInt8]?, acceptance: [UInt8]?) {
            self.id = id
            self.publicKey = publicKey
            self.since = since
            self.endorsement = endorsement
            self.acceptance = acceptance
        }
    }

    /// A leaf of the invoice's items, in their order.
    public struct Leaf: Hashable, Sendable {
        public var tree: String
        public var index: Int
        public var header: String
        /// From the bottom to the top, in hexadecimal digits; nil for the account's, which has all leaves.
        public var path: [String]?

        public init(tree: String, index: Int, header: String, path: [String]?) {
            self.tree = tree
            self.index = index
            self.header = header
            self.path = path
        }
    }

    public var month: Month
    public var statement: String
    public var keyID: String
    public var signature: [UInt8]
    /// Oldest first.
    public var keys: [Key]
    public var leaves: [Leaf]

    public init(month: Month, statement: String, keyID: String, signature: [UInt8], keys: [Key], leaves: [Leaf]) {
        self.month = month
        self.statement = statement
        self.keyID = keyID
        self.signature = signature
        self.keys = keys
        self.leaves = leaves
    }
}
