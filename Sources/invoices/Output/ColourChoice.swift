/// When output has colours.
enum ColourChoice: String, CaseIterable {
    /// Where it goes to a terminal that has them, and nobody asks for none.
    case auto
    case always
    case never

    /// What `--color` among the words of a command chooses: also for an error that keeps the command from being understood.
    init(inWords words: [String]) {
        let flag = "--color"
        let last = words.indices.last { words[$0] == flag || words[$0].hasPrefix(flag + "=") }
        guard let last else {
            self = .auto
            return
        }
        let value = words[last] == flag ? words.dropFirst(last + 1).first : String(words[last].dropFirst(flag.count + 1))
        self = value.flatMap(ColourChoice.init(rawValue:)) ?? .auto
    }
}
