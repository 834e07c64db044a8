import ArgumentParser

/// How a command's table looks.
struct StyleOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "auto, always or never: whether the table has colours. By itself on a terminal, unless NO_COLOR is set.",
            valueName: "when"))
    var color: ColourChoice = .auto

    var style: TerminalStyle { Terminal.style(color) }
}

extension ColourChoice: ExpressibleByArgument {}
