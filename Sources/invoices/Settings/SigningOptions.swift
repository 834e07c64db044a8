import ArgumentParser

/// The flag of commands that close months or change the key that seals them.
struct SigningOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The file of the private key that closed months are sealed with. SIGNING_KEY; DATABASE.key, or invoices.key.",
            valueName: "file"))
    var signingKey: String?
}

extension SigningOptions {
    var flags: [SettingKey: String?] { [.signingKey: signingKey] }
}
