import Testing

@testable import invoices

@Suite struct TerminalStyleTests {
    @Test(
        arguments: [
            (ColourChoice.auto, true, [:], true), (.auto, true, ["TERM": "xterm-256color"], true), (.auto, false, [:], false),
            (.auto, true, ["NO_COLOR": "1"], false), (.auto, true, ["NO_COLOR": ""], true),
            (.auto, true, ["CLICOLOR": "0"], false), (.auto, true, ["CLICOLOR": "1"], true),
            (.auto, true, ["TERM": "dumb"], false), (.never, true, [:], false), (.always, false, ["NO_COLOR": "1"], true),
            (.always, false, ["TERM": "dumb"], true),
        ] as [(ColourChoice, Bool, [String: String], Bool)])
    func `colours are for terminals, unless someone chooses`(
        choice: ColourChoice, isTerminal: Bool, environment: [String: String], hasColours: Bool
    ) {
        #expect(TerminalStyle(choice, isTerminal: isTerminal, environment: environment).hasColours == hasColours)
    }

    @Test(arguments: [
        (["invoices", "list"], ColourChoice.auto), (["invoices", "list", "--color", "never"], .never),
        (["invoices", "list", "--color=always"], .always), (["--color", "always", "--color=never"], .never),
        (["list", "--color"], .auto), (["list", "--color", "often"], .auto),
    ])
    func `errors heed the flag too`(words: [String], choice: ColourChoice) {
        #expect(ColourChoice(inWords: words) == choice)
    }

    @Test func `nothing is painted where there is nothing, or no colour`() {
        let style = TerminalStyle(hasColours: true)
        #expect(style.paint("x", .problem) == "\u{1B}[31mx\u{1B}[0m")
        #expect(style.paint("", .problem) == "")
        #expect(style.paint("x", nil) == "x")
        #expect(TerminalStyle.plain.paint("x", .problem) == "x")
    }
}
