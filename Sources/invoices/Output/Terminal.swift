import Foundation

/// The terminal that standard output or standard error goes to, where it is one.
enum Terminal {
    /// How many columns there are to print in, or nil where output goes to a file or another program.
    static var width: Int? { width(of: STDOUT_FILENO) }

    static func width(of descriptor: Int32) -> Int? {
        guard isatty(descriptor) == 1 else { return nil }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// How text looks on standard output.
    static func style(_ choice: ColourChoice) -> TerminalStyle { style(choice, of: STDOUT_FILENO) }

    /// How errors look on standard error.
    static var errorStyle: TerminalStyle { style(ColourChoice(inWords: CommandLine.arguments), of: STDERR_FILENO) }

    private static func style(_ choice: ColourChoice, of descriptor: Int32) -> TerminalStyle {
        TerminalStyle(choice, isTerminal: isatty(descriptor) == 1, environment: ProcessInfo.processInfo.environment)
    }
}
