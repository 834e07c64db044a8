import ArgumentParser

/// `invoices keys`
struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows the public key that closed months are sealed with, and changes it.",
        subcommands: [KeysShow.self, KeysRotate.self])
}
