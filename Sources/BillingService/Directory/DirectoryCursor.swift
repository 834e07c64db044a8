/// Where an entry stands in a list: lists are in the order of names as UTF-8 bytes, then of ids, what has none first.
public struct DirectoryCursor: Hashable, Sendable {
    public var name: String
    public var id: String?
    /// Apps without an id may have one name in several spaces: this is a store's key of the space; 0 for what has one otherwise.
    public var tie: Int64

    public init(name: String, id: String?, tie: Int64 = 0) {
        self.name = name
        self.id = id
        self.tie = tie
    }

    /// The same as a text, which means something only to ``init(parsing:)``.
    public var text: String { "\(tie).\(id.map { String($0.utf8.count) } ?? "").\(id ?? "")\(name)" }

    /// Reads ``text``; nil where it is not one.
    public init?(parsing text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let tie = Int64(Substring(parts[0])), tie >= 0 else { return nil }
        var name = parts[2]
        if parts[1].isEmpty {
            id = nil
        } else {
            guard let length = Int(Substring(parts[1])), length > 0, length <= name.count else { return nil }
            guard let id = String(validating: name.prefix(length), as: UTF8.self) else { return nil }
            self.id = id
            name = name.dropFirst(length)
        }
        guard !name.isEmpty, let name = String(validating: name, as: UTF8.self) else { return nil }
        self.name = name
        self.tie = tie
    }
}

extension DirectoryCursor: Comparable {
    public static func < (left: DirectoryCursor, right: DirectoryCursor) -> Bool {
        if !left.name.utf8.elementsEqual(right.name.utf8) {
            return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
        }
        switch (left.id, right.id) {
        case (nil, nil): return left.tie < right.tie
        case (nil, _): return true
        case (_, nil): return false
        case (let left?, let right?): return left.utf8.lexicographicallyPrecedes(right.utf8)
        }
    }
}
