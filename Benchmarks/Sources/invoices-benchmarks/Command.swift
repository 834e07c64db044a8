/// What the command line asks for.
enum Command {
    case help
    case list
    /// What the benchmark of finalized invoices starts as its peer.
    case servePlain(String)
    case run(Options)

    struct Options {
        /// Part of the name of the benchmarks that are wanted; nil is all.
        var filter: String?
        /// The program in release, for what is measured from the outside.
        var invoices: String?
    }

    static let helpText = """
        USAGE: invoices-benchmarks [--filter <name>] [--invoices <path>] [--list] [--help]

        Measures speeds, each beside a peer in the same run. The shortest of several runs counts. Files are made in TMPDIR, up to
        a gigabyte of them, and a PostgreSQL server of its own in /tmp; all are removed at the end.

          --filter <name>     Only the benchmarks whose name contains this.
          --invoices <path>   The program, built in release. .build/release/invoices or ../.build/release/invoices.
          --list              Lists the benchmarks.
          --help              Shows this.
        """

    init(arguments: [String]) throws(UsageProblem) {
        var options = Options()
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h":
                self = .help
                return
            case "--list":
                self = .list
                return
            case PlainServer.argument:
                self = .servePlain(try Command.value(of: argument, from: &rest))
                return
            case "--filter": options.filter = try Command.value(of: argument, from: &rest)
            case "--invoices": options.invoices = try Command.value(of: argument, from: &rest)
            default: throw UsageProblem(message: "there is no option \(argument)")
            }
        }
        self = .run(options)
    }

    private static func value(of option: String, from rest: inout ArraySlice<String>) throws(UsageProblem) -> String {
        guard let value = rest.popFirst() else { throw UsageProblem(message: "\(option) needs a value") }
        return value
    }
}
