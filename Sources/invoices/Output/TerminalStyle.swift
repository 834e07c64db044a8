/// How text looks where it is printed: plain, or in a terminal's colours.
struct TerminalStyle: Hashable, Sendable {
    /// What a text is, by the number that a terminal knows its look by (ECMA-48, SGR).
    enum Tint: Int {
        case strong = 1
        case faint = 2
        case problem = 31
        case dynos = 34
        case databases = 35
        case addons = 36
    }

    let hasColours: Bool

    static let plain = TerminalStyle(hasColours: false)

    init(hasColours: Bool) {
        self.hasColours = hasColours
    }

    /// - Parameter environment: `NO_COLOR` (no-color.org), `CLICOLOR=0` and `TERM=dumb` mean no colours, unless `choice` says so.
    init(_ choice: ColourChoice, isTerminal: Bool, environment: [String: String]) {
        switch choice {
        case .always: hasColours = true
        case .never: hasColours = false
        case .auto:
            let isUnwanted = environment["NO_COLOR"]?.isEmpty == false || environment["CLICOLOR"] == "0"
            hasColours = isTerminal && !isUnwanted && environment["TERM"] != "dumb"
        }
    }

    func paint(_ text: String, _ tint: Tint?) -> String {
        guard hasColours, let tint, !text.isEmpty else { return text }
        return "\u{1B}[\(tint.rawValue)m\(text)\u{1B}[0m"
    }
}
