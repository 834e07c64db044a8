public import Billing

/// Which part of which list is wanted.
public struct DirectoryQuery: Hashable, Sendable {
    public var kind: DirectoryKind
    /// Entries have this somewhere in their name or id; upper and lower case of `A` to `Z` are the same. All have the empty one.
    public let search: String
    /// Only entries after this one; nil for the first ones.
    public var after: DirectoryCursor?
    /// How many entries there are at most.
    public var limit: Int
    /// Apps are listed where they belong by then.
    public var now: Instant

    public static let standardLimit = 50
    public static let maximumLimit = 200

    public init(
        _ kind: DirectoryKind, search: String = "", after: DirectoryCursor? = nil,
        limit: Int = DirectoryQuery.standardLimit, now: Instant
    ) {
        self.kind = kind
        self.search = Self.folded(search)
        self.after = after
        self.limit = min(max(limit, 1), Self.maximumLimit)
        self.now = now
    }

    /// A text with lower case letters in the place of upper case ones, as far as they are ASCII's.
    static func folded(_ text: String) -> String {
        let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
        return String(decoding: text.utf8.map { capitals ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
