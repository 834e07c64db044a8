/// What a charge is for, apart from its price: a dyno size, or an add-on's plan.
public struct FocusProduct: Hashable, Sendable {
    public let type: ItemType
    /// The dyno size or plan: `gp2`, `alamo-redis:small`.
    public let plan: String
    /// The process type of a dyno; empty for an add-on.
    public let process: String
    public let isDatabase: Bool

    /// - Parameter description: the item's, without what tells that it is a correction.
    public init(description: String, type: ItemType, isDatabase: Bool) {
        self.type = type
        self.isDatabase = isDatabase
        let text = Array(description.utf8)
        func part(_ range: Range<Int>?) -> String { range.map { String(decoding: text[$0], as: UTF8.self) } ?? "" }
        let parts = ItemDescription(parsing: text.span, type: type)
        plan = parts == nil ? description : part(parts?.plan)
        process = part(parts?.process)
    }

    /// Of an add-on, the part of its plan before the colon.
    public var service: String {
        String(decoding: plan.utf8.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
    }
}
