/// Tells which items of an outline a filter wants: what it asks of names has been answered once for each name.
struct ItemMatcher {
    /// By the numbers of organizations and apps; empty where all are wanted.
    private var organizations: [Bool] = []
    private var apps: [Bool] = []
    /// By the codes of spaces' names; nil where all are wanted.
    private var spaces: [Bool]?
    private let type: ItemType?
    private var words: [Word] = []
    private let tree: ItemTree

    /// Where one word stands, by the codes of names.
    private struct Word {
        var organizations: [Bool]
        var apps: [Bool]
        var descriptions: [Bool]
    }

    init(_ filter: ItemFilter, in tree: ItemTree) {
        self.tree = tree
        type = filter.type
        if let name = filter.organization { organizations = tree.organizations.groups.map { isSame($0.organization, name) } }
        if let name = filter.app { apps = tree.apps.groups.map { isSame($0.app, name) } }
        if let name = filter.space {
            spaces = tree.keys.namedSpaces.map { isSame($0.name, name) }
        }
        let columns = tree.items.columns
        words = (filter.text ?? "").lowercased().split(whereSeparator: \.isWhitespace).map { word in
            let bytes = Array(word.utf8)
            return Word(
                organizations: columns.organizationNames.containing(bytes), apps: columns.appNames.containing(bytes),
                descriptions: columns.descriptionNames.containing(bytes))
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
        for word in words {
            let isFound =
                word.descriptions[Int(columns.descriptions[index])] || word.apps[Int(columns.apps[index])]
                || word.organizations[Int(columns.organizations[index])]
            guard isFound else { return false }
        }
        return true
    }
}

/// Names are the same where their bytes are: to Swift, texts of two Unicode forms are equal.
private func isSame(_ left: String?, _ right: String) -> Bool { left.map { $0.utf8.elementsEqual(right.utf8) } ?? false }

extension NameTable {
    /// For each name whether it contains a word, which is given in lower case.
    fileprivate func containing(_ word: [UInt8]) -> [Bool] {
        (0..<Code(count)).map { code in Array(self[code].lowercased().utf8).contains(word) }
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
