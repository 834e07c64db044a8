/// Tells which items of an outline a filter wants: what it asks of names has been answered once for each name.
struct ItemMatcher {
    /// By the numbers of organizations and apps; empty where all are wanted.
    private var organizations: [Bool] = []
    private var apps: [Bool] = []
    /// By the codes of spaces' names; nil where all are wanted.
    private var spaces: [Bool]?
    private let type: ItemType?
    /// A bit for each word.
    private let words: UInt16
    /// Those of the words that stand in a name, by the codes of names; empty without words.
    private var organizationWords: [UInt16] = []
    private var appWords: [UInt16] = []
    private var descriptionWords: [UInt16] = []
    private let tree: ItemTree

    init(_ filter: ItemFilter, in tree: ItemTree) {
        self.tree = tree
        type = filter.type
        if let name = filter.organization { organizations = tree.organizations.groups.map { isSame($0.organization, name) } }
        if let name = filter.app { apps = tree.apps.groups.map { isSame($0.app, name) } }
        if let name = filter.space {
            spaces = tree.keys.namedSpaces.map { isSame($0.name, name) }
        }
        let (columns, given) = (tree.items.columns, filter.text?.words ?? [])
        words = given.indices.reduce(UInt16(0)) { $0 | 1 << $1 }
        if !given.isEmpty {
            organizationWords = columns.organizationNames.containing(given)
            appWords = columns.appNames.containing(given)
            descriptionWords = columns.descriptionNames.containing(given)
        }
    }

    func matches(_ index: Int) -> Bool {
        if !organizations.isEmpty, !organizations[Int(tree.organizations.indices[index])] { return false }
        if !apps.isEmpty, !apps[Int(tree.apps.indices[index])] { return false }
        let columns = tree.items.columns
        if let type, columns.flags(at: index).type != type { return false }
        if let spaces {
            guard index < tree.keys.spaces.count, spaces[Int(tree.keys.spaces[index])] else { return false }
        }
        guard words != 0 else { return true }
        let found =
            descriptionWords[Int(columns.descriptions[index])] | appWords[Int(columns.apps[index])]
            | organizationWords[Int(columns.organizations[index])]
        return found == words
    }
}

/// Names are the same where their bytes are: to Swift, texts of two Unicode forms are equal.
private func isSame(_ left: String?, _ right: String) -> Bool { left.map { $0.utf8.elementsEqual(right.utf8) } ?? false }

extension NameTable {
    /// For each name which of some words it contains, a bit each. They are given in lower case, and are no more than there are
    /// bits.
    fileprivate func containing(_ words: [[UInt8]]) -> [UInt16] {
        (0..<Code(count)).map { code in
            let name = Array(self[code].lowercased().utf8)
            return words.indices.reduce(UInt16(0)) { name.contains(words[$1]) ? $0 | 1 << $1 : $0 }
        }
    }
}

extension [UInt8] {
    fileprivate func contains(_ word: [UInt8]) -> Bool {
        guard let first = word.first, word.count <= count else { return word.isEmpty }
        for start in 0...(count - word.count) where self[start] == first {
            if self[start..<start + word.count].elementsEqual(word) { return true }
        }
        return false
    }
}
