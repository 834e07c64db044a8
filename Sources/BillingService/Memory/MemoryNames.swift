import Billing

/// Things that are known by an id, or else by a name: organizations, spaces, apps. A thing's index is its key.
struct MemoryNames {
    /// A thing without an id is known by its name; an app by its name and space.
    enum Identity: Hashable {
        case id(NameTable.Code)
        case name(NameTable.Code, space: Int64?)
    }

    /// A name that an event gives: the latest holds, the greater name of two at once.
    private struct Claim {
        var name: NameTable.Code
        var named: Instant
        /// The event's sequence.
        var sequence: Int64
    }

    private struct Entry {
        var identity: Identity
        var claims: [Claim] = []
    }

    private var keys: [Identity: Int64] = [:]
    private var entries: [Entry] = []

    /// The key of a thing, which is made where it is new.
    mutating func key(of identity: Identity) -> Int64 {
        if let known = keys[identity] { return known }
        entries.append(Entry(identity: identity))
        keys[identity] = Int64(entries.count - 1)
        return Int64(entries.count - 1)
    }

    var count: Int { entries.count }

    func known(_ identity: Identity) -> Int64? { keys[identity] }

    mutating func claim(_ key: Int64, name: NameTable.Code, named: Instant, sequence: Int64) {
        entries[Int(key)].claims.append(Claim(name: name, named: named, sequence: sequence))
    }

    /// The name that a thing has by those of the events that hold.
    func name(of key: Int64, in names: NameTable, holds: (Int64) -> Bool) -> NameTable.Code? {
        let entry = entries[Int(key)]
        if case .name(let name, _) = entry.identity { return name }
        let latest = entry.claims.filter { holds($0.sequence) }.max { left, right in
            left.named == right.named ? names.precedes(left.name, right.name) : left.named < right.named
        }
        guard let latest else { if case .id(let id) = entry.identity { return id } else { return nil } }
        return latest.name
    }

    func id(of key: Int64) -> NameTable.Code? {
        if case .id(let id) = entries[Int(key)].identity { id } else { nil }
    }

    /// The space that tells a thing apart from others of its name; nil for what has an id, and for what is no app.
    func space(of key: Int64) -> Int64? {
        if case .name(_, let space) = entries[Int(key)].identity { space } else { nil }
    }

    /// What a path's segment means: an id before a name, a name of its own before a label, and of labels that of the least id.
    func find(_ code: NameTable.Code, in names: NameTable, holds: (Int64) -> Bool) -> Int64? {
        if let key = keys[.id(code)] ?? keys[.name(code, space: nil)] { return key }
        let labelled = entries.indices.filter { index in name(of: Int64(index), in: names, holds: holds) == code }
        return labelled.min { left, right in
            guard case .id(let leftID) = entries[left].identity, case .id(let rightID) = entries[right].identity else {
                return left < right
            }
            return names.precedes(leftID, rightID)
        }.map(Int64.init)
    }
}
