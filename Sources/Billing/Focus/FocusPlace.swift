/// An organization or a space as tools of finance know it: by an id that no other one has, and by a name.
public struct FocusPlace: Hashable, Sendable {
    public let id: String
    public let name: String

    public init(id: String, name: String) {
        self.id = id
        self.name = name
    }

    /// What is known by an id has that; what is known by its name has its name, unless that is another one's id.
    public static func places(named things: [(name: String, id: String?)]) -> [FocusPlace] {
        let ids = Set(things.compactMap { $0.id.map { Array($0.utf8) } })
        return things.map { thing in
            if let id = thing.id { return FocusPlace(id: id, name: thing.name) }
            let isTaken = ids.contains(Array(thing.name.utf8))
            return FocusPlace(id: isTaken ? "\(thing.name) (by name)" : thing.name, name: thing.name)
        }
    }
}
